package dev.nirs.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Problem documents for requests that are refused before a route is looked for. */
final class JettyProblems extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String id = Greeting.id(Optional.ofNullable(request.getHeaders().get(Greeting.HEADER)));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
    response.getHeaders().put(Greeting.HEADER, id);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(response, true, document(response.getStatus(), id), callback);
    return true;
  }

  private static String document(int status, String id) {
    ProblemKind kind = ProblemKind.ofStatus(status);
    return new ProblemException(kind, kind.title() + ".").problem().json(id);
  }
}
