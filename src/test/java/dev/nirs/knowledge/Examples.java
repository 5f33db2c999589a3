package dev.nirs.knowledge;

import dev.nirs.knowledge.Example.Status;
import dev.nirs.knowledge.Example.Verified;
import dev.nirs.notation.EnumName;
import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.Summarizer;
import dev.nirs.summary.TypicalWindows;
import dev.nirs.summary.WindowSummary;
import java.util.List;

/** Examples and playbook entries written for tests. */
final class Examples {
  private Examples() {}

  static final Outcome OUTCOME = new Outcome(80, 78, 200, 1, 0.01);
  static final Acceptance ACCEPTANCE =
      new Acceptance("written for a test", "test", "2026-11-25", Status.ACTIVE);

  static Example of(String id, String incident, AttackPattern pattern, String... rules) {
    return of(id, incident, window(pattern), rules);
  }

  static Example of(String id, String incident, WindowSummary window, String... rules) {
    return Example.of(id, incident, window, List.of(rules), new Verified(OUTCOME, ACCEPTANCE));
  }

  /** One of each pattern, every one of an incident of its own. */
  static Example typical(AttackPattern pattern) {
    String name = EnumName.kebab(pattern);
    return of(name, "set/" + name, pattern, "-A INPUT -s 203.0.113.7/32 -j DROP");
  }

  static WindowSummary window(AttackPattern pattern) {
    return Summarizer.of(TypicalWindows.of(pattern));
  }

  static String playbook(String pattern) {
    return """
    ---
    pattern: %s
    title: "a title"
    signs: "many alerts"
    prefer: "this"
    avoid: "that"
    why: "because"
    ---

    Body of %s.
    """
        .formatted(pattern, pattern);
  }
}
