package dev.nirs.cli;

import dev.nirs.app.CheckedLine;
import dev.nirs.app.OracleAnswer;
import dev.nirs.enforcement.LoadVerdict;
import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found out about a line of rules, for people: a place and a sentence each. */
final class CheckText {
  private CheckText() {}

  static String of(String where, CheckedLine line) {
    List<String> said = new ArrayList<>();
    switch (line.parsed()) {
      case ParsedLine.Accepted accepted -> {
        String word = line.policy().isEmpty() ? ": ok  " : ": legal  ";
        accepted.rules().forEach(rule -> said.add(where + word + rule.canonical()));
        accepted.notes().forEach(note -> said.add(at(where, note) + "note: " + sentence(note)));
      }
      case ParsedLine.Refused no ->
          no.diagnostics()
              .forEach(fault -> said.add(at(where, fault) + "refused: " + sentence(fault)));
    }
    line.fixed().stream()
        .map(Rule::canonical)
        .forEach(rule -> said.add(where + ": fixed  " + rule));
    line.policy()
        .forEach(fault -> said.add(where + ": refused by policy: the rule " + fault.message()));
    line.against().forEach(finding -> said.add(where + ": against the ruleset: " + finding));
    line.oracle().forEach(answer -> oracle(where, line, answer, said));
    return String.join("\n", said);
  }

  private static String at(String where, Diagnostic diagnostic) {
    return where + ":" + diagnostic.column() + ": ";
  }

  static String sentence(Diagnostic diagnostic) {
    return diagnostic.message()
        + (diagnostic.expected().isEmpty() ? "" : "; expected " + diagnostic.expected())
        + (diagnostic.repair().isEmpty() ? "" : "; perhaps " + diagnostic.repair())
        + (diagnostic.basis().isEmpty() ? "" : " (" + diagnostic.basis() + ")");
  }

  private static void oracle(
      String where, CheckedLine line, OracleAnswer answer, List<String> said) {
    boolean accepted = line.parsed() instanceof ParsedLine.Accepted;
    String tool = where + ": iptables " + answer.variant().name().toLowerCase(Locale.ROOT);
    switch (answer.verdict()) {
      case LoadVerdict.Loaded loaded when answer.disagrees() ->
          said.add(tool + " DISAGREES: it saves " + String.join(" and ", loaded.saved()));
      case LoadVerdict.Loaded loaded ->
          said.add(
              tool
                  + (accepted
                      ? " agrees"
                      : loaded.saved().isEmpty()
                          ? " takes the line and makes no rule of it"
                          : " loads it as " + String.join(" and ", loaded.saved())));
      case LoadVerdict.Refused refused ->
          said.add(
              tool
                  + (answer.disagrees() ? " DISAGREES: it refuses: " : " refuses it too: ")
                  + refused.message());
      case LoadVerdict.NotAsked notAsked ->
          said.add(tool + " was not asked: the line holds " + notAsked.reason());
      case LoadVerdict.Unanswered unanswered ->
          said.add(tool + " gave no answer: " + unanswered.reason());
    }
  }
}
