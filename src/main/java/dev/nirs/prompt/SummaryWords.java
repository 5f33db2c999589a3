package dev.nirs.prompt;

import dev.nirs.notation.EnumName;
import dev.nirs.summary.WindowSummary;
import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.summary.WindowSummary.Totals;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import java.util.List;
import java.util.function.Function;

/**
 * A window's counts in words, for prompts; values stand behind the option that names them in a
 * rule, since small models otherwise take a destination for a source. Only addresses, numbers and
 * words of a closed vocabulary come out: a protocol's name is that of its number, never the text a
 * sensor wrote.
 */
final class SummaryWords {

  private SummaryWords() {}

  /** Sizes and the pattern, one line. */
  static String totals(WindowSummary summary) {
    Totals t = summary.totals();
    return ("Alerts %d in %d s, normal flows %d. Pattern %s."
            + " Sources %d, destinations %d, ports %d, one way %d percent.")
        .formatted(
            t.alerts(),
            summary.seconds(),
            t.benign(),
            word(summary.pattern()),
            t.sources(),
            t.destinations(),
            t.ports(),
            t.oneWayPercent());
  }

  static List<String> classes(WindowSummary summary) {
    return summary.classes().stream().map(c -> word(c.value()) + " " + c.alerts()).toList();
  }

  static List<String> sources(WindowSummary summary) {
    return addresses("-s ", summary.sources());
  }

  static List<String> networks(WindowSummary summary) {
    return entries(summary.sourcePrefixes(), prefix -> "-s " + prefix);
  }

  static List<String> destinations(WindowSummary summary) {
    return addresses("-d ", summary.destinations());
  }

  static List<String> services(WindowSummary summary) {
    return entries(
        summary.services().stream().filter(c -> c.value().host().isKnown()).toList(),
        SummaryWords::service);
  }

  static List<String> protocols(WindowSummary summary) {
    return entries(summary.protocols(), p -> "-p " + protocol(p));
  }

  /** The name that a protocol's number has; a sensor's own word is not repeated. */
  static String protocol(Protocol protocol) {
    return protocol.number() == Protocol.NOT_IP
        ? "other"
        : Protocol.ofNumber(protocol.number()).name();
  }

  /** An enum constant in kebab case. */
  static String word(Enum<?> constant) {
    return EnumName.kebab(constant);
  }

  private static List<String> addresses(String option, List<Count<IpAddress>> counts) {
    return entries(
        counts.stream().filter(c -> c.value().isKnown()).toList(), address -> option + address);
  }

  private static String service(ServiceKey key) {
    boolean hasPort = key.protocol().hasPorts() && key.port() >= 0;
    return "-d "
        + key.host()
        + " -p "
        + protocol(key.protocol())
        + (hasPort ? " --dport " + key.port() : "");
  }

  private static <T> List<String> entries(List<Count<T>> counts, Function<T, String> value) {
    return counts.stream()
        .map(c -> value.apply(c.value()) + " alerts " + c.alerts() + " normal " + c.benign())
        .toList();
  }
}
