package dev.nirs.selection;

import java.util.Arrays;
import java.util.List;

/** Rows of numbers, one after the other in one array (compressed sparse rows). */
final class Rows {
  private final int[] starts;
  private final int[] values;

  private Rows(int[] starts, int[] values) {
    this.starts = starts;
    this.values = values;
  }

  /** The rows of parts, one part after the other. */
  static Rows of(List<Builder> parts) {
    Builder all = new Builder();
    parts.forEach(all::append);
    return all.build();
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

  /** Collects rows. */
  static final class Builder {
    private int[] starts = new int[1024];
    private int[] values = new int[4096];
    private int rows;
    private int size;

    /** Adds a number that is not in the row yet. */
    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    /** Adds a number unless it is in the row. */
    void addOnce(int value) {
      for (int i = starts[rows]; i < size; i++) {
        if (values[i] == value) {
          return;
        }
      }
      add(value);
    }

    boolean isRowEmpty() {
      return size == starts[rows];
    }

    void endRow() {
      endRow(size);
    }

    private void endRow(int end) {
      if (++rows == starts.length) {
        starts = Arrays.copyOf(starts, rows * 2);
      }
      starts[rows] = end;
    }

    private void append(Builder other) {
      int before = size;
      if (size + other.size > values.length) {
        values = Arrays.copyOf(values, Math.max(size + other.size, size * 2));
      }
      System.arraycopy(other.values, 0, values, size, other.size);
      size += other.size;
      for (int row = 1; row <= other.rows; row++) {
        endRow(before + other.starts[row]);
      }
    }

    Rows build() {
      return new Rows(Arrays.copyOf(starts, rows + 1), Arrays.copyOf(values, size));
    }
  }
}
