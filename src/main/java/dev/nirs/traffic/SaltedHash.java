package dev.nirs.traffic;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Hashes of keys that strangers choose, such as the addresses they send from: salted anew in each
 * process, so that nobody can choose a flood of keys that fall into one place and make every look
 * walk along all of them (Crosby and Wallach, "Denial of Service via Algorithmic Complexity
 * Attacks", USENIX Security 2003). Only places in tables depend on the salt, no result does.
 */
public final class SaltedHash {
  private static final long SALT = ThreadLocalRandom.current().nextLong();

  private SaltedHash() {}

  /**
   * The hash of 64 bits.
   *
   * @param key any bits
   * @return 64 bits, each of which depends on every bit of the key
   */
  public static long of(long key) {
    return mix(key ^ SALT);
  }

  /** The hash of 128 bits. */
  static long of(long high, long low) {
    return mix(low ^ mix(high ^ SALT));
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
  private static long mix(long key) {
    long mixed = (key ^ key >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
