package dev.nirs.http;

import dev.nirs.service.Principal;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;

/**
 * What each request goes through before a handler sees it: who sends it, whether that one may call,
 * how often, and whether its body is one that the route reads.
 */
final class Gate {
  private final Authentication authentication;
  private final RateLimits rates;
  private final Bodies bodies;

  Gate(Authentication authentication, RateLimits rates, Bodies bodies) {
    this.authentication = authentication;
    this.rates = rates;
    this.bodies = bodies;
  }

  /** Runs a route's handler for those who may. */
  void pass(Route route, Context ctx) throws Exception {
    ctx.attribute(RequestLog.ROUTE, route.path());
    Identity identity = authentication.identify(ctx);
    ctx.attribute(Identity.KEY, identity);
    if (identity instanceof Identity.Nobody nobody
        && nobody.showedSomething()
        && route.access() != Access.PUBLIC) {
      rates.failure(ctx.ip());
    }
    rates.request(Caller.find(ctx).map(Principal::name).orElse("@" + ctx.ip()));
    authorize(route, ctx);
    if (Route.answersJson(route.path())) {
      Accepted.require(ctx, "application/json");
    }
    bodies.attach(ctx);
    if (route.method().equals(HandlerType.POST)) {
      bodies.check(ctx, route.body());
      Csrf.check(ctx, ctx.isFormUrlencoded() && route.body() != BodyKind.CAPTURE);
    }
    route.handler().handle(ctx);
  }

  private static void authorize(Route route, Context ctx) {
    if (route.access() == Access.PUBLIC) {
      return;
    }
    Optional<Principal> principal = Caller.find(ctx);
    if (principal.isEmpty()) {
      throw new ProblemException(
              ProblemKind.UNAUTHENTICATED,
              "Send the header 'Authorization: Bearer TOKEN' with a valid token, or log in.")
          .with("WWW-Authenticate", "Bearer realm=\"nirs\"");
    }
    if (!route.access().roles().contains(principal.get().role())) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "The token '"
              + principal.get().name()
              + "' has the role "
              + principal.get().role()
              + "; needed is one of "
              + route.access().roles().stream().map(Enum::name).sorted().toList()
              + ".");
    }
  }
}
