package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options that need no extension: the table of their spellings and readers. New ones are added
 * here.
 */
final class Clauses {
  private static final Map<String, Optional<Option>> TABLE = new HashMap<>();

  /** The short spellings, by their letter. */
  private static final List<Optional<Option>> BY_LETTER =
      new ArrayList<>(Collections.nCopies(128, Optional.empty()));

  static {
    put(new Option("-A", 1, false, Clauses::chain), "-A", "--append");
    put(new Option("-s", 1, true, Clauses::source), "-s", "--source", "--src");
    put(new Option("-d", 1, true, Clauses::destination), "-d", "--destination", "--dst");
    put(new Option("-p", 1, true, ProtocolReader::read), "-p", "--protocol", "--proto");
    put(new Option("-i", 1, true, Clauses::inInterface), "-i", "--in-interface");
    put(new Option("-o", 1, true, Clauses::outInterface), "-o", "--out-interface");
    put(new Option("-f", 0, true, Clauses::fragment), "-f", "--fragment");
    put(new Option("-m", 1, false, true, Clauses::extension), "-m", "--match");
    put(new Option("-j", 1, false, Targets::read), "-j", "--jump");
  }

  private Clauses() {}

  /** The option of a spelling. */
  static Optional<Option> find(String spelling) {
    return isShort(spelling)
        ? BY_LETTER.get(spelling.charAt(1))
        : TABLE.getOrDefault(spelling, Optional.empty());
  }

  /** Whether a text is a dash and a character of ASCII. */
  static boolean isShort(String spelling) {
    return spelling.length() == 2 && spelling.charAt(0) == '-' && spelling.charAt(1) < 128;
  }

  /** Whether a spelling of {@code -p}. */
  static boolean isProtocol(String spelling) {
    return spelling.equals("-p") || spelling.equals("--protocol") || spelling.equals("--proto");
  }

  /** Every spelling. */
  static Set<String> spellings() {
    return TABLE.keySet();
  }

  private static void put(Option option, String... spellings) {
    for (String spelling : spellings) {
      TABLE.put(spelling, Optional.of(option));
      if (isShort(spelling)) {
        BY_LETTER.set(spelling.charAt(1), Optional.of(option));
      }
    }
  }

  private static void chain(Argument argument, Draft draft) {
    Token value = argument.value();
    String name = value.text();
    draft.chain = Optional.of(name);
    if (!draft.chains.contains(name)) {
      String upper = name.toUpperCase(Locale.ROOT);
      draft.fault(
          value,
          "chain " + name + " is not one of those rules may be appended to",
          String.join(", ", draft.chains.stream().sorted().toList()),
          draft.chains.contains(upper) ? upper : "",
          Basis.CHAIN);
    }
  }

  private static void source(Argument argument, Draft draft) {
    draft.source = Optional.of(addresses(argument, draft));
  }

  private static void destination(Argument argument, Draft draft) {
    draft.destination = Optional.of(addresses(argument, draft));
  }

  private static Draft.Addresses addresses(Argument argument, Draft draft) {
    List<Prefix> prefixes = AddressReader.read(argument, draft);
    return new Draft.Addresses(argument.option(), prefixes, argument.negated());
  }

  private static void inInterface(Argument argument, Draft draft) {
    pattern(argument, draft)
        .ifPresent(p -> draft.plain.add(new PacketMatch.InInterface(p, argument.negated())));
  }

  private static void outInterface(Argument argument, Draft draft) {
    pattern(argument, draft)
        .ifPresent(p -> draft.plain.add(new PacketMatch.OutInterface(p, argument.negated())));
  }

  private static Optional<InterfacePattern> pattern(Argument argument, Draft draft) {
    Token value = argument.value();
    String text = value.text();
    if (InterfacePattern.isValid(text)) {
      return Optional.of(new InterfacePattern(text));
    }
    if (text.equals("+") && !argument.negated()) {
      draft.note(argument.option(), "+ is every interface, so the condition is dropped", "");
      return Optional.empty();
    }
    draft.fault(
        value,
        text.equals("+") ? "! with every interface never matches" : text + " names no interface",
        "a name of up to 15 letters, digits and _ . : - with or without + at its end",
        text.endsWith("*") && InterfacePattern.isValid(text.replace('*', '+'))
            ? text.replace('*', '+')
            : "",
        Basis.INTERFACE);
    return Optional.empty();
  }

  private static void fragment(Argument argument, Draft draft) {
    if (draft.version == IpVersion.V4) {
      draft.plain.add(new PacketMatch.Fragment(argument.negated()));
    } else {
      draft.fault(argument.option(), "-f in IPv6", "the option left out", "", Basis.FRAGMENT);
    }
  }

  private static void extension(Argument argument, Draft draft) {
    Token value = argument.value();
    Optional<Extension> extension = Extensions.find(value.text(), draft.version);
    if (extension.isPresent()) {
      if (!draft.load(extension.get(), value)) {
        draft.fault(
            value, "-m " + value.text() + " is given twice", "each -m once", "", Basis.ONCE);
      }
      return;
    }
    draft.outside.add(value.text());
    boolean known = OutsideLanguage.isExtension(value.text());
    draft.fault(
        value,
        "-m " + value.text() + " is " + (known ? "a match outside the language" : "no match"),
        "one of " + Extensions.names(draft.version),
        known ? "" : Nearest.of(value.text(), Extensions.spellings(draft.version)),
        Basis.EXTENSION);
  }
}
