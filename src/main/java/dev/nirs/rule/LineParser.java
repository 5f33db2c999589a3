package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through the words of a line from left to right and has each option read into the draft. */
final class LineParser {
  private static final Set<String> PROGRAMS = Set.of("iptables", "ip6tables");

  private final List<Token> tokens;
  private final Draft draft;
  private int next;

  LineParser(List<Token> tokens, Draft draft) {
    this.tokens = tokens;
    this.draft = draft;
  }

  /** Reads everything; what remains to be checked is checked by {@link RuleAssembly}. */
  void run() {
    if (tokens.isEmpty()) {
      draft.faults.add(new Diagnostic(1, "an empty line", "a rule, -A chain ... -j target", ""));
      draft.outside.add("");
      return;
    }
    if (Advice.isOtherLine(tokens.get(0), draft)) {
      return;
    }
    skipProgram();
    boolean stray = false;
    while (next < tokens.size()) {
      Token token = tokens.get(next++);
      if (token.isNegation()) {
        negation(token);
        stray = false;
      } else if (token.isOption()) {
        option(token, false);
        stray = false;
      } else {
        if (!stray) {
          Advice.stray(token, previous(), draft);
        }
        stray = true;
      }
    }
  }

  private void skipProgram() {
    int at = tokens.get(0).text().equals("sudo") && tokens.size() > 1 ? 1 : 0;
    Token program = tokens.get(at);
    if (program.quoted() || !PROGRAMS.contains(program.text())) {
      return;
    }
    next = at + 1;
    String wanted = draft.version == IpVersion.V4 ? "iptables" : "ip6tables";
    if (program.text().equals(wanted)) {
      draft.note(tokens.get(0), "the command in front of the rule is left out", "");
    } else {
      draft.fault(program, program.text() + " is for the other IP version", wanted, wanted);
    }
  }

  private Token previous() {
    return tokens.get(Math.max(0, next - 2));
  }

  private void negation(Token sign) {
    boolean before = next < tokens.size() && tokens.get(next).isOption();
    if (before) {
      option(tokens.get(next++), true);
    } else {
      draft.fault(sign, "! stands before no option", "an option right after it", "");
    }
  }

  private void option(Token token, boolean negated) {
    Optional<Option> plain = resolve(token);
    if (plain.isPresent()) {
      use(plain.get(), token, List.of(), negated);
      return;
    }
    int equals = token.text().indexOf('=');
    if (equals > 0) {
      Token name = new Token(token.column(), token.text().substring(0, equals), false);
      Optional<Option> option = resolve(name);
      if (option.isPresent()) {
        String text = token.text().substring(equals + 1);
        Token value = new Token(token.column() + equals + 1, text, false);
        withEquals(option.get(), name, value, negated);
        return;
      }
    }
    Advice.unknownOption(token, tokens, draft);
    skipValues();
  }

  /** iptables takes = only in options of extensions. */
  private void withEquals(Option option, Token name, Token value, boolean negated) {
    String apart = name.text() + " " + value.text();
    if (Clauses.find(name.text()).isPresent()) {
      draft.seen.putIfAbsent(option.name(), name);
      draft.fault(name, "iptables takes no = behind " + name.text(), "a blank", apart);
      skipValues();
      return;
    }
    draft.note(name, name.text() + "=" + value.text() + " is read as " + apart, apart);
    use(option, name, List.of(value), negated);
  }

  /** The option of a spelling, among those that iptables knows at this place of the line. */
  private Optional<Option> resolve(Token token) {
    String spelling = token.text();
    return Clauses.find(spelling)
        .or(() -> Targets.option(spelling, draft))
        .or(() -> loaded(spelling))
        .or(() -> ownOfProtocol(token));
  }

  /** Where multiport and the protocol's extension know an option, it is the latter's. */
  private Optional<Option> loaded(String spelling) {
    Optional<Option> found = Optional.empty();
    for (Draft.Loaded loaded : draft.loaded.values()) {
      Map<String, Option> options = loaded.extension().options();
      boolean better =
          found.isEmpty() || !loaded.extension().name().equals(MultiportExtension.NAME);
      if (better && options.containsKey(spelling)) {
        found = Optional.ofNullable(options.get(spelling));
      }
    }
    return found;
  }

  private Optional<Option> ownOfProtocol(Token token) {
    Optional<Extension> own =
        draft
            .onlyProtocol()
            .flatMap(protocol -> Extensions.ownOf(protocol, draft.version))
            .filter(extension -> extension.options().containsKey(token.text()))
            .filter(extension -> draft.load(extension, token));
    return own.flatMap(extension -> Optional.ofNullable(extension.options().get(token.text())));
  }

  private void use(Option option, Token token, List<Token> glued, boolean negated) {
    if (negated && !option.negatable()) {
      draft.fault(token, "! before " + token.text() + " is not allowed", "no !", "");
    }
    List<Token> values = glued.isEmpty() ? values(option, token) : glued;
    Token first = draft.seen.putIfAbsent(option.name(), token);
    if (first != null && !option.isRepeatable()) {
      draft.fault(
          token,
          token.text() + " is given again, after column " + first.column(),
          "each option once",
          "");
    } else if (values.size() == option.values()) {
      option.reader().read(new Argument(token, values, negated), draft);
    }
  }

  /** The words behind an option; too few, with a fault, where they are missing. */
  private List<Token> values(Option option, Token token) {
    List<Token> values = new ArrayList<>();
    while (values.size() < option.values()) {
      boolean there = next < tokens.size();
      Token value = there ? tokens.get(next) : token;
      if (!there || !option.takesAnyText() && (value.isOption() || isSign(value))) {
        missing(token, value);
        return values;
      }
      values.add(value);
      next++;
    }
    return values;
  }

  private static boolean isSign(Token value) {
    return value.isNegation() || !value.quoted() && value.text().startsWith("!");
  }

  private void missing(Token option, Token found) {
    if (!isSign(found)) {
      draft.fault(option, option.text() + " has no value", "a value behind it", "");
      return;
    }
    next++;
    boolean alone = found.isNegation() && next < tokens.size() && !tokens.get(next).isOption();
    String value = alone ? tokens.get(next++).text() : found.text().substring(1);
    draft.fault(
        found,
        "! stands behind " + option.text(),
        "! before the option",
        value.isEmpty() ? "" : "! " + option.text() + " " + value);
  }

  private void skipValues() {
    while (next < tokens.size() && !tokens.get(next).isOption() && !isSign(tokens.get(next))) {
      next++;
    }
  }
}
