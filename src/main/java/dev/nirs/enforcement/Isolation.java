package dev.nirs.enforcement;

/** How a network namespace of one's own is made. */
enum Isolation {
  /** As root. */
  ROOT("-n"),
  /** As any user, where the system lets users make namespaces; there the user is root. */
  USER("-Urn");

  private final String option;

  Isolation(String option) {
    this.option = option;
  }

  /** The option of the program unshare. */
  String option() {
    return option;
  }
}
