package dev.nirs.enforcement;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.traffic.IpVersion;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Skips tests where the real iptables cannot be asked, saying what is missing. */
public final class RealTool {
  private static final Map<String, OracleAvailability> FOUND = new ConcurrentHashMap<>();

  private RealTool() {}

  /**
   * Goes on where a variant can be asked, and skips the test otherwise.
   *
   * @param variant the implementation
   * @param version the family
   */
  public static void require(RestoreVariant variant, IpVersion version) {
    OracleAvailability found =
        FOUND.computeIfAbsent(
            variant.restoreProgram(version),
            program ->
                new RestoreOracle(Set.of(), RestoreOracle.TIMEOUT).availability(variant, version));
    assumeTrue(found instanceof OracleAvailability.Available, found::toString);
  }
}
