package dev.nirs.service;

/** Why a suggestion was made. */
public enum Trigger {
  /** Its window closed. */
  CLOSED,
  /** The update interval passed while its window was open. */
  UPDATE,
  /** A person asked while its window was open. */
  REQUEST,
  /** Its window came in one piece. */
  WINDOW
}
