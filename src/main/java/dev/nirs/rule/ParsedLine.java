package dev.nirs.rule;

import java.util.List;

/** What became of one line of text: rules, or the reasons why there are none. */
public sealed interface ParsedLine {

  /**
   * The line is in the language.
   *
   * @param rules one or more; several where a list of addresses was given, in the order in which
   *     iptables makes them: every destination for the first source, then for the second
   * @param notes what was read otherwise than written, such as host bits cut; may be empty
   */
  record Accepted(List<Rule> rules, List<Diagnostic> notes) implements ParsedLine {
    /** Copies the lists. */
    public Accepted {
      rules = List.copyOf(rules);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The line is not in the language.
   *
   * @param diagnostics one or more faults, by column
   */
  record Refused(List<Diagnostic> diagnostics) implements ParsedLine {
    /** Copies the list. */
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
