package dev.nirs.service.store;

import dev.nirs.service.Page;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Cuts a page out of what was read: one row more than asked for tells that there are more. */
final class Pages {
  private Pages() {}

  static <T> Page<T> of(List<T> rows, int limit, ToLongFunction<T> number) {
    if (rows.size() <= limit) {
      return new Page<>(rows, OptionalLong.empty());
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, OptionalLong.of(number.applyAsLong(items.getLast())));
  }
}
