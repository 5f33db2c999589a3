package dev.nirs.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem document; has no stack trace, since clients cause it at will. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  /**
   * A problem.
   *
   * @param kind what kind
   * @param detail one sentence for people
   */
  public ProblemException(ProblemKind kind, String detail) {
    this(new Problem(kind, detail, List.of()), Map.of());
  }

  /**
   * A problem at places of the request.
   *
   * @param problem the problem
   */
  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  /** The same problem with one more header. */
  ProblemException with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new ProblemException(problem, more);
  }

  /** The same problem with one more sentence. */
  ProblemException also(String sentence) {
    return new ProblemException(
        new Problem(problem.kind(), problem.detail() + " " + sentence, problem.faults()), headers);
  }

  /** The same problem; the client may come again after a while. */
  ProblemException retry(Duration after) {
    long seconds = Math.max(1, (after.toMillis() + 999) / 1000);
    return with("Retry-After", Long.toString(seconds));
  }

  /**
   * A problem of one query parameter, field or header.
   *
   * @param pointer where
   * @param detail what is wrong there
   * @return the exception
   */
  public static ProblemException at(String pointer, String detail) {
    return new ProblemException(
        new Problem(
            ProblemKind.MALFORMED,
            pointer + ": " + detail,
            List.of(new Problem.Fault(pointer, detail))));
  }

  /**
   * What went wrong.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }

  Map<String, String> headers() {
    return headers;
  }
}
