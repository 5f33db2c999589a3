package dev.nirs.evaluation.report;

import java.util.List;

/** A Markdown table whose columns are aligned for the terminal, words left and numbers right. */
public final class MarkdownTable {
  private MarkdownTable() {}

  /**
   * A head, a rule, a line a row.
   *
   * @param words how many columns, from the first, hold words
   * @param rows cells of the head, then of each row as many
   * @return the lines
   */
  public static String of(int words, List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    line(table, rows.getFirst(), widths, words);
    for (int width : widths) {
      table.append("| ").append("-".repeat(width)).append(' ');
    }
    table.append("|\n");
    rows.stream().skip(1).forEach(row -> line(table, row, widths, words));
    return table.toString();
  }

  private static void line(StringBuilder table, List<String> cells, int[] widths, int words) {
    for (int i = 0; i < widths.length; i++) {
      String text = cells.get(i);
      String pad = " ".repeat(widths[i] - text.length());
      table.append("| ").append(i < words ? text + pad : pad + text).append(' ');
    }
    table.append("|\n");
  }
}
