package dev.nirs.cli;

import picocli.CommandLine.Option;

/** The option that says how the rows of an evaluation are printed. */
final class RowOutput {
  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "A Markdown table, or one JSON object a row (default: ${DEFAULT-VALUE}).")
  private Form form = Form.text;

  Form form() {
    return form;
  }

  /** Forms of the result. */
  enum Form {
    text,
    json
  }
}
