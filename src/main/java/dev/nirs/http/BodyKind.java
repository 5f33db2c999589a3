package dev.nirs.http;

import java.util.List;

/** What a route reads, and by which content types it is announced. */
public enum BodyKind {
  /** Nothing; a body is not read. */
  NONE,
  /** A JSON object; may be left out where nothing is required. */
  JSON,
  /** A form of the page. */
  FORM,
  /**
   * Events or windows in any format of captures, plain or gzip. The format is found from the
   * content, so that the content type of a form, which curl sends unless told otherwise, does too.
   */
  CAPTURE;

  /**
   * Content types that may be sent.
   *
   * @return lower case, without parameters
   */
  public List<String> types() {
    return switch (this) {
      case NONE -> List.of();
      case JSON -> List.of("application/json");
      case FORM -> List.of("application/x-www-form-urlencoded");
      case CAPTURE ->
          List.of(
              "application/x-ndjson",
              "application/json",
              "application/jsonl",
              "text/csv",
              "text/tab-separated-values",
              "text/plain",
              "application/gzip",
              "application/x-gzip",
              "application/octet-stream",
              "application/x-www-form-urlencoded");
    };
  }
}
