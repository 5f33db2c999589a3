package dev.nirs.service.store;

/** What a restoration does to what is there already. */
public enum Existing {
  /** It is left alone: the restoration is refused. */
  REFUSED,
  /** It is set aside, in a hidden folder of the data directory. */
  REPLACED
}
