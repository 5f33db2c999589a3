package dev.nirs.service;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next the cursor of the page after it; empty on the last one
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, OptionalLong next) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }
}
