package dev.nirs.http;

import dev.nirs.service.Role;
import java.util.Set;

/** Who may call a route. */
public enum Access {
  /** Anyone, without a token. */
  PUBLIC,
  /** Any valid token. */
  TOKEN,
  /** Those who may read. */
  READ,
  /** Those who decide. */
  DECIDE,
  /** Those who send events. */
  SEND;

  /**
   * The roles that may call.
   *
   * @return none where nobody needs a role
   */
  public Set<Role> roles() {
    return switch (this) {
      case PUBLIC -> Set.of();
      case TOKEN -> Set.of(Role.VIEWER, Role.ANALYST, Role.SENSOR);
      case READ -> Set.of(Role.VIEWER, Role.ANALYST);
      case DECIDE -> Set.of(Role.ANALYST);
      case SEND -> Set.of(Role.ANALYST, Role.SENSOR);
    };
  }
}
