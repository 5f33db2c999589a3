package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.IntArrayList;
import java.util.OptionalInt;

/** Counts how often addresses are met among alerts and among benign flows. */
final class AddressVote {
  private final int[] alerts;
  private final int[] benign;
  private final IntArrayList met = new IntArrayList();

  AddressVote(int addresses) {
    this.alerts = new int[addresses];
    this.benign = new int[addresses];
  }

  void alert(int address) {
    if (alerts[address]++ == 0) {
      met.add(address);
    }
  }

  void benign(int address) {
    benign[address]++;
  }

  /**
   * The address met most among alerts whose benign count is at most {@code most}; ties go to the
   * one met first.
   */
  OptionalInt winner(double most) {
    int best = -1;
    for (int i = 0; i < met.size(); i++) {
      int address = met.get(i);
      if (benign[address] <= most && (best < 0 || alerts[address] > alerts[best])) {
        best = address;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }
}
