package dev.nirs.http;

import dev.nirs.service.Principal;
import io.javalin.http.Context;
import java.util.Optional;

/** Who calls. */
public final class Caller {
  private Caller() {}

  /**
   * Who calls a route that needs a role.
   *
   * @param ctx the request
   * @return the bearer of the token, or {@code local}
   * @throws ProblemException where nobody is known
   */
  public static Principal of(Context ctx) {
    return find(ctx)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.UNAUTHENTICATED,
                    "Send the header 'Authorization: Bearer TOKEN', or log in."));
  }

  /**
   * Who calls, where that is known.
   *
   * @param ctx the request
   * @return empty on a public route where nobody is known
   */
  public static Optional<Principal> find(Context ctx) {
    return switch (identity(ctx)) {
      case Identity.Bearer bearer -> Optional.of(bearer.principal());
      case Identity.Seated seated -> Optional.of(seated.principal());
      case Identity.Local local -> Optional.of(local.principal());
      case Identity.Nobody nobody -> Optional.empty();
    };
  }

  static Identity identity(Context ctx) {
    Identity identity = ctx.attribute(Identity.KEY);
    return identity == null ? new Identity.Nobody(false) : identity;
  }
}
