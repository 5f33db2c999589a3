package dev.nirs.app;

import dev.nirs.enforcement.LoadVerdict;
import dev.nirs.enforcement.RestoreVariant;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import java.util.List;

/**
 * What one implementation of iptables makes of a line, beside what we say.
 *
 * @param variant the implementation
 * @param verdict what became of the line when it was loaded
 * @param disagrees whether we accept what the tool refuses, or print it otherwise than the tool; to
 *     refuse what the tool loads is no disagreement, since our language is stricter on purpose
 */
public record OracleAnswer(RestoreVariant variant, LoadVerdict verdict, boolean disagrees) {

  static OracleAnswer of(RestoreVariant variant, LoadVerdict verdict, ParsedLine parsed) {
    boolean disagrees =
        parsed instanceof ParsedLine.Accepted accepted
            && switch (verdict) {
              case LoadVerdict.Loaded loaded -> !loaded.saved().equals(canonical(accepted));
              case LoadVerdict.Refused refused -> true;
              case LoadVerdict.NotAsked notAsked -> false;
              case LoadVerdict.Unanswered unanswered -> false;
            };
    return new OracleAnswer(variant, verdict, disagrees);
  }

  private static List<String> canonical(ParsedLine.Accepted accepted) {
    return accepted.rules().stream().map(Rule::canonical).toList();
  }
}
