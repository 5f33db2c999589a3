package dev.nirs.rule.algebra;

import dev.nirs.rule.Match;
import dev.nirs.traffic.PortRange;
import java.util.ArrayList;
import java.util.List;

/** Packs ports into as few multiport conditions as possible. */
final class PortSlots {
  private PortSlots() {}

  /** Lists of ports in rising order, each within the slots of one condition. */
  static List<List<PortRange>> pack(List<PortRange> ports) {
    List<PortRange> ordered = new ArrayList<>(ports.stream().filter(p -> !p.isSingle()).toList());
    ordered.addAll(ports.stream().filter(PortRange::isSingle).toList());
    List<List<PortRange>> packs = new ArrayList<>();
    for (PortRange range : ordered) {
      List<PortRange> pack =
          packs.stream().filter(p -> fits(p, range)).findFirst().orElseGet(ArrayList::new);
      if (pack.isEmpty()) {
        packs.add(pack);
      }
      pack.add(range);
    }
    packs.forEach(pack -> pack.sort(null));
    return packs;
  }

  private static boolean fits(List<PortRange> pack, PortRange range) {
    int slots = Match.Multiport.slots(pack) + Match.Multiport.slots(List.of(range));
    return slots <= Match.Multiport.MOST_SLOTS;
  }
}
