package dev.nirs.http;

import dev.nirs.notation.EnumName;

/** The kinds of problems that answers may name. */
public enum ProblemKind {
  /** The request cannot be understood. */
  MALFORMED(400, "The request cannot be understood"),
  /** No token, or a wrong one. */
  UNAUTHENTICATED(401, "A valid token is needed"),
  /** The token's role may not do this. */
  FORBIDDEN(403, "This role may not do this"),
  /** The request seems to come from another site's page. */
  CROSS_SITE(403, "The request may come from a foreign page"),
  /** Nothing is there. */
  NOT_FOUND(404, "There is no such thing"),
  /** The path has no such method. */
  METHOD_NOT_ALLOWED(405, "The path does not have this method"),
  /** The answer has no such form. */
  NOT_ACCEPTABLE(406, "There is no answer in this form"),
  /** The body came too slowly. */
  TOO_SLOW(408, "The body came too slowly"),
  /** It was decided or changed before. */
  CONFLICT(409, "It has been decided or changed before"),
  /** It is not the version that the caller has seen. */
  PRECONDITION_FAILED(412, "It is another version by now"),
  /** The body is too large. */
  TOO_LARGE(413, "The body is too large"),
  /** The body is of a type that is not read here. */
  UNSUPPORTED_MEDIA_TYPE(415, "Bodies of this type are not read here"),
  /** The host is not one of this server's names. */
  MISDIRECTED(421, "The host is not a name of this server"),
  /** The body is understood and refused. */
  UNPROCESSABLE(422, "The content is refused"),
  /** Too many requests, or too much waits already. */
  TOO_MANY(429, "Too much at a time"),
  /** The header is too large. */
  HEADER_TOO_LARGE(431, "The header is too large"),
  /** A fault of the service. */
  INTERNAL(500, "The service failed"),
  /** The service cannot answer now. */
  UNAVAILABLE(503, "The service cannot answer now");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /**
   * The status of the answer.
   *
   * @return 400 to 599
   */
  public int status() {
    return status;
  }

  /**
   * What it is, the same for every problem of the kind.
   *
   * @return a few words
   */
  public String title() {
    return title;
  }

  /**
   * The name of the kind.
   *
   * @return a URI, such as {@code urn:nirs:problem:not-found}
   */
  public String uri() {
    return "urn:nirs:problem:" + EnumName.kebab(this);
  }

  /** The kind of a status that a library chose. */
  static ProblemKind ofStatus(int status) {
    for (ProblemKind kind : values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status < 500 ? MALFORMED : INTERNAL;
  }
}
