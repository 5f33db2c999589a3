package dev.nirs.ingest;

import java.util.List;

/** One record: the cells of the fields that a layout reads, by their numbers in the layout. */
final class Row {
  private final List<String> names;
  private final Cell[] cells;

  Row(List<String> names) {
    this.names = List.copyOf(names);
    this.cells = new Cell[names.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new Cell();
    }
  }

  /** The cell of a field; empty where the record has no such field. */
  Cell cell(int field) {
    return cells[field];
  }

  String name(int field) {
    return names.get(field);
  }

  int size() {
    return cells.length;
  }

  void clear() {
    for (Cell cell : cells) {
      cell.clear();
    }
  }

  /** A rejection because of this field; an unset one is reported as missing. */
  RejectedLine refused(int field, RejectionReason reason, String expected) {
    Cell cell = cells[field];
    return new RejectedLine(
        cell.isUnset() ? RejectionReason.MISSING_FIELD : reason,
        names.get(field),
        cell.toString(),
        expected);
  }
}
