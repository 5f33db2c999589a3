package dev.nirs.explanation;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Rules as a file for {@code nft -f} (nft(8), 0.9 or later): a table of their own, whose chains run
 * just before those of the filter table, so that it is loaded twice without harm and taken out in
 * one command. Made from the rules' values; iptables-translate(8) is not used, since it loses
 * conditions (a bare {@code -p tcp -m tcp}, {@code multiport --ports}, the {@code !} before a port
 * of udp).
 */
public sealed interface NftablesText {

  /**
   * The rules can be said.
   *
   * @param text the file
   */
  record Ruleset(String text) implements NftablesText {}

  /**
   * A rule cannot be said in nft, so that none is.
   *
   * @param why one sentence for each, naming the rule and what of it
   */
  record Unsayable(List<String> why) implements NftablesText {

    /** Copies the list. */
    public Unsayable {
      why = List.copyOf(why);
    }
  }

  /**
   * Translates.
   *
   * @param id of the suggestion, 1 to 40 letters and digits; names the table
   * @param rules of one family, in order; equal ones once
   * @return the file, or why there is none
   * @throws IllegalArgumentException where the id is none, or there is no rule, or the rules are of
   *     two families
   */
  static NftablesText of(String id, List<Rule> rules) {
    IpVersion version = SuggestionRules.family(rules);
    if (!Names.ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id of " + id.length() + " characters is no id");
    }
    Map<String, List<String>> chains = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (Rule rule : new LinkedHashSet<>(rules)) {
      switch (NftablesRule.of(rule)) {
        case NftablesRule.Said said ->
            chains.computeIfAbsent(rule.chain(), c -> new ArrayList<>()).addAll(said.lines());
        case NftablesRule.Unsaid unsaid -> faults.add(rule.canonical() + ": " + unsaid.why());
      }
    }
    String table = (version == IpVersion.V4 ? "ip" : "ip6") + " nirs_" + id;
    return faults.isEmpty() ? new Ruleset(Names.text(table, chains)) : new Unsayable(faults);
  }

  /** How the file is laid out. */
  final class Names {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,40}");

    private Names() {}

    private static String text(String table, Map<String, List<String>> chains) {
      StringBuilder text = new StringBuilder();
      text.append("# load: nft -f FILE    undo: nft delete table ").append(table).append('\n');
      text.append("add table ").append(table).append('\n');
      text.append("delete table ").append(table).append('\n');
      text.append("table ").append(table).append(" {\n");
      chains.forEach(
          (chain, lines) -> {
            text.append("  chain ").append(chain).append(" {\n");
            text.append("    type filter hook ")
                .append(chain.toLowerCase(Locale.ROOT))
                .append(" priority -1; policy accept;\n");
            lines.forEach(line -> text.append("    ").append(line).append('\n'));
            text.append("  }\n");
          });
      return text.append("}\n").toString();
    }
  }
}
