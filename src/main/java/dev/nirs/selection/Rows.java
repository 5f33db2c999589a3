package dev.nirs.selection;

import java.util.Arrays;

/** Rows of numbers, one after the other in one array (compressed sparse rows). */
final class Rows {
  private final int[] starts;
  private final int[] values;

  private Rows(int[] starts, int[] values) {
    this.starts = starts;
    this.values = values;
  }

  int count() {
    return starts.length - 1;
  }

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return starts[row + 1];
  }

  int value(int place) {
    return values[place];
  }

  int[] row(int row) {
    return Arrays.copyOfRange(values, starts[row], starts[row + 1]);
  }

  /** For every number below {@code columns}, the rows that hold it, in rising order. */
  Rows transposed(int columns) {
    int[] begins = new int[columns + 1];
    for (int i = 0; i < starts[count()]; i++) {
      begins[values[i] + 1]++;
    }
    for (int i = 0; i < columns; i++) {
      begins[i + 1] += begins[i];
    }
    int[] next = Arrays.copyOf(begins, columns);
    int[] rows = new int[starts[count()]];
    for (int row = 0; row < count(); row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        rows[next[values[i]]++] = row;
      }
    }
    return new Rows(begins, rows);
  }

  /** Collects rows; a number that comes twice in a row is kept once. */
  static final class Builder {
    private int[] starts = new int[1024];
    private int[] values = new int[4096];
    private int rows;
    private int size;

    void add(int value) {
      for (int i = starts[rows]; i < size; i++) {
        if (values[i] == value) {
          return;
        }
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    boolean isRowEmpty() {
      return size == starts[rows];
    }

    void endRow() {
      if (++rows == starts.length) {
        starts = Arrays.copyOf(starts, rows * 2);
      }
      starts[rows] = size;
    }

    Rows build() {
      return new Rows(Arrays.copyOf(starts, rows + 1), Arrays.copyOf(values, size));
    }
  }
}
