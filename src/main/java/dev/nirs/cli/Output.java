package dev.nirs.cli;

/** What goes to standard output. */
enum Output {
  /** For people. */
  text,
  /** One JSON object a line. */
  json,
  /** Input for iptables-restore. */
  iptables
}
