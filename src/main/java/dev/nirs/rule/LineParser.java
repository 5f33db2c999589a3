package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.List;
import java.util.Optional;

/** Goes through the words of a line from left to right and has each option read into the draft. */
final class LineParser {
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
      draft.fault(1, "an empty line", "a rule, -A chain ... -j target", "", Basis.LINE);
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
      if (token.isOption()) {
        option(token, false);
        stray = false;
      } else if (token.isNegation()) {
        negation(token);
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
    boolean known = program.text().equals("iptables") || program.text().equals("ip6tables");
    if (program.quoted() || !known) {
      return;
    }
    next = at + 1;
    String wanted = draft.version == IpVersion.V4 ? "iptables" : "ip6tables";
    if (program.text().equals(wanted)) {
      draft.note(tokens.get(0), "the command in front of the rule is left out", "");
    } else {
      draft.fault(
          program, program.text() + " is for the other IP version", wanted, wanted, Basis.COMMAND);
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
      draft.fault(
          sign, "! stands before no option", "an option right after it", "", Basis.NEGATION);
    }
  }

  private void option(Token token, boolean negated) {
    Optional<Option> plain = resolve(token);
    if (plain.isPresent()) {
      int at = next - 1;
      use(new Argument(plain.get(), tokens, at, values(plain.get(), token), negated));
      return;
    }
    int equals = token.text().indexOf('=');
    if (equals > 1) {
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
      draft.add(new Argument(option, List.of(name), 0, 0, negated));
      draft.unreadableProtocol |= option.name().equals("-p");
      draft.fault(
          name, "iptables takes no = behind " + name.text(), "a blank", apart, Basis.EQUALS);
      draft.fixes(name.column(), value.column() + value.text().length());
      skipValues();
    } else if (option.values() != 1) {
      draft.add(new Argument(option, List.of(name), 0, 0, negated));
      String most = option.values() == 0 ? "no value" : "blanks between its values";
      draft.fault(name, "= behind " + name.text(), most, apart, Basis.EQUALS);
      draft.fixes(name.column(), value.column() + value.text().length());
      skipValues();
    } else {
      draft.note(name, name.text() + "=" + value.text() + " is read as " + apart, apart);
      use(new Argument(option, List.of(name, value), 0, 1, negated));
    }
  }

  /** The option of a spelling, among those that iptables knows at this place of the line. */
  private Optional<Option> resolve(Token token) {
    String spelling = token.text();
    if (spelling.charAt(1) != '-') {
      return Clauses.find(spelling);
    }
    Optional<Option> found = loaded(spelling);
    if (found.isEmpty()) {
      found = ownOfProtocol(token);
    }
    if (found.isEmpty()) {
      found = Targets.option(spelling, draft);
    }
    return found.isPresent() ? found : Clauses.find(spelling);
  }

  /** Where multiport and the protocol's extension know an option, it is the latter's. */
  private Optional<Option> loaded(String spelling) {
    Optional<Option> ofMultiport = Optional.empty();
    for (int i = draft.loaded.size() - 1; i >= 0; i--) {
      Extension extension = draft.loaded.get(i).extension();
      Optional<Option> option = extension.option(spelling);
      if (option.isPresent() && !extension.name().equals(MultiportExtension.NAME)) {
        return option;
      }
      ofMultiport = option.isPresent() ? option : ofMultiport;
    }
    return ofMultiport;
  }

  private Optional<Option> ownOfProtocol(Token token) {
    if (draft.protocol.isEmpty() || draft.protocol.get().negated()) {
      return Optional.empty();
    }
    Optional<Extension> own = Extensions.ownOf(draft.protocol.get().protocol(), draft.version);
    return own.isPresent() && own.get().knows(token.text()) && draft.load(own.get(), token)
        ? own.get().option(token.text())
        : Optional.empty();
  }

  private void use(Argument argument) {
    Option option = argument.kind();
    Token token = argument.option();
    if (argument.negated() && !option.negatable()) {
      draft.fault(
          token, "! before " + token.text() + " is not allowed", "no !", "", Basis.NEGATION);
    }
    Optional<Argument> first =
        option.repeatable() ? Optional.empty() : draft.argument(option.name());
    if (first.isPresent()) {
      draft.fault(
          token,
          token.text() + " is given again, after column " + first.get().option().column(),
          "each option once",
          "",
          Basis.ONCE);
      return;
    }
    draft.add(argument);
    if (argument.isComplete()) {
      option.reader().read(argument, draft);
    }
  }

  /** Goes past the values of an option, and counts them; too few, with a fault, are missing. */
  private int values(Option option, Token token) {
    for (int given = 0; given < option.values(); given++) {
      boolean there = next < tokens.size();
      Token value = there ? tokens.get(next) : token;
      if (!there || !isValue(option, value)) {
        missing(token, value);
        return given;
      }
      next++;
    }
    return option.values();
  }

  private static boolean isValue(Option option, Token value) {
    return !value.isOption() && !isSign(value) || option.takesAnyText();
  }

  private static boolean isSign(Token value) {
    return !value.quoted() && value.text().charAt(0) == '!';
  }

  private void missing(Token option, Token found) {
    draft.unreadableProtocol |= Clauses.isProtocol(option.text());
    if (!isSign(found)) {
      draft.fault(option, option.text() + " has no value", "a value behind it", "", Basis.VALUE);
      return;
    }
    next++;
    boolean alone = found.isNegation() && next < tokens.size() && !tokens.get(next).isOption();
    Token last = alone ? tokens.get(next++) : found;
    String value = alone ? last.text() : found.text().substring(1);
    draft.fault(
        found,
        "! stands behind " + option.text(),
        "! before the option",
        value.isEmpty() ? "" : "! " + option.text() + " " + value,
        Basis.NEGATION);
    draft.fixes(option.column(), last.column() + last.text().length());
  }

  private void skipValues() {
    while (next < tokens.size() && !tokens.get(next).isOption() && !isSign(tokens.get(next))) {
      next++;
    }
  }
}
