package dev.nirs.summary;

import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A window in one line for retrieval: words of a closed vocabulary and coarse numbers, so that two
 * windows of one kind read alike. No address and no text of the network comes out.
 */
public final class SummaryText {

  private static final int MOST_CLASSES = 2;
  private static final int MOST_SERVICES = 3;
  private static final int MOST_PROTOCOLS = 2;

  private SummaryText() {}

  /**
   * The line to embed and to search with.
   *
   * @param summary the counts
   * @return one line of lower-case ASCII, bounded so that the default embedding model (126 word
   *     pieces) reads all of it
   */
  public static String forRetrieval(WindowSummary summary) {
    WindowSummary.Totals totals = summary.totals();
    return Stream.of(
            word(summary.pattern()),
            direction(summary),
            amount(totals.alerts()) + " alerts reported as " + classes(summary),
            "services " + services(summary) + " on " + amount(totals.ports()) + " ports",
            "protocol " + protocols(summary),
            amount(totals.sources()) + " sources " + ground(summary.sources()),
            amount(totals.destinations()) + " destinations " + ground(summary.destinations()),
            replies(totals.oneWayPercent()),
            "normal traffic from the sources " + share(summary.sources(), totals.benign()),
            "to the services " + share(summary.services(), totals.benign()))
        .collect(Collectors.joining(", ", "", "."));
  }

  /**
   * An enum constant in plain words.
   *
   * @param constant such as {@code SSH_BRUTE_FORCE}
   * @return such as {@code ssh brute force}
   */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String classes(WindowSummary summary) {
    return joined(
        summary.classes().stream().limit(MOST_CLASSES).map(c -> word(c.value())).toList());
  }

  /** Service words, most attacked first; hosts are left out, so a word stands once. */
  private static String services(WindowSummary summary) {
    return joined(
        summary.services().stream()
            .map(c -> service(c.value()))
            .distinct()
            .limit(MOST_SERVICES)
            .toList());
  }

  private static String service(ServiceKey key) {
    return key.port() < 0 ? "no port" : PortWord.of(key.port()) + " " + key.port();
  }

  private static String protocols(WindowSummary summary) {
    return joined(
        summary.protocols().stream()
            .limit(MOST_PROTOCOLS)
            .map(c -> protocol(c.value()))
            .distinct()
            .toList());
  }

  /** A sensor's own word for a protocol is not repeated. */
  private static String protocol(Protocol protocol) {
    return protocol.equals(Protocol.TCP)
            || protocol.equals(Protocol.UDP)
            || protocol.equals(Protocol.ICMP)
        ? protocol.name()
        : protocol.isIcmp() ? "icmp" : "other";
  }

  private static String direction(WindowSummary summary) {
    String from = ground(summary.sources());
    String to = ground(summary.destinations());
    return switch (from + " " + to) {
      case "outside inside" -> "inbound";
      case "inside outside" -> "outbound";
      case "inside inside" -> "internal";
      case "outside outside" -> "passing";
      default -> "any direction";
    };
  }

  private static String ground(List<Count<IpAddress>> addresses) {
    return joined(
        addresses.stream().map(c -> Ground.of(c.value()).word()).distinct().sorted().toList());
  }

  private static String replies(int oneWayPercent) {
    if (oneWayPercent >= 80) {
      return "hardly answered";
    }
    return oneWayPercent >= 20 ? "partly answered" : "mostly answered";
  }

  private static <T> String share(List<Count<T>> counts, int benign) {
    long shared = counts.stream().mapToLong(Count::benign).sum();
    if (shared == 0) {
      return "none";
    }
    return 100 * shared >= 5L * benign ? "much" : "little";
  }

  private static String amount(int number) {
    if (number < 3) {
      return List.of("no", "one", "two").get(Math.max(0, number));
    }
    return number < 10
        ? "few"
        : number < 100 ? "tens of" : number < 1000 ? "hundreds of" : "thousands of";
  }

  private static String joined(Collection<String> words) {
    return words.isEmpty() ? "unknown" : String.join(" and ", words);
  }
}
