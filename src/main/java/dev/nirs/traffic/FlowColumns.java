package dev.nirs.traffic;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * Flows that lie in columns: one is made into a value each time it is asked for, so that millions
 * need not be values at the same time. What a subclass tells must never change, and it must be safe
 * for use by several threads.
 */
public abstract class FlowColumns extends AbstractList<Flow> implements RandomAccess {

  /** For subclasses. */
  protected FlowColumns() {}
}
