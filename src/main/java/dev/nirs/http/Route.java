package dev.nirs.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * A route, and who may call it.
 *
 * @param method GET or POST; HEAD comes with GET
 * @param path as Javalin writes it: {@code {name}} for a segment, {@code <name>} for the rest
 * @param access who may call
 * @param body what it reads
 * @param handler what it does; runs only for those who may call
 */
public record Route(
    HandlerType method, String path, Access access, BodyKind body, Handler handler) {

  /**
   * A route that reads.
   *
   * @param path as Javalin writes it
   * @param access who may call
   * @param handler what it does
   * @return the route
   */
  public static Route get(String path, Access access, Handler handler) {
    return new Route(HandlerType.GET, path, access, BodyKind.NONE, handler);
  }

  /**
   * A route that changes something.
   *
   * @param path as Javalin writes it
   * @param access who may call
   * @param body what it reads
   * @param handler what it does
   * @return the route
   */
  public static Route post(String path, Access access, BodyKind body, Handler handler) {
    return new Route(HandlerType.POST, path, access, body, handler);
  }

  /** Whether all that a path answers is JSON; streams and exports have forms of their own. */
  static boolean answersJson(String path) {
    return path.startsWith("/api/") && !path.endsWith("/stream") && !path.endsWith("/export");
  }

  /**
   * Whether people in a browser call a path, who are shown the login form where they must log in.
   */
  static boolean isPage(String path) {
    return !path.startsWith("/api/")
        && !path.startsWith("/health/")
        && !path.equals("/metrics")
        && !path.equals("/openapi.json");
  }
}
