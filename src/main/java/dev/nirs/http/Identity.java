package dev.nirs.http;

import dev.nirs.service.Principal;

/** Who sends a request, and how that is known. */
sealed interface Identity {

  /** The key under which a request carries it. */
  String KEY = "nirs.identity";

  /** By a token in the header, which no foreign page can send. */
  record Bearer(Principal principal) implements Identity {}

  /**
   * By a session's cookie, which browsers send by themselves: changes need the session's secret.
   */
  record Seated(Principal principal, String csrf) implements Identity {}

  /** By coming over loopback where no token is needed. */
  record Local(Principal principal, String csrf) implements Identity {}

  /** Nobody is known: no token or session, or one that is not valid. */
  record Nobody(boolean showedSomething) implements Identity {}
}
