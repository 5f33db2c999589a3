package dev.nirs.cli;

import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Intake;
import java.util.List;

/** What became of an example, in words, and what the command's exit code is for it. */
final class IntakeText {
  private IntakeText() {}

  static String of(Intake intake) {
    return switch (intake) {
      case Intake.Added added -> added(added.example(), added.conflicts());
      case Intake.Merged merged ->
          "merged into "
              + merged.example().id()
              + ", which now stands for "
              + merged.example().acceptance().cases()
              + " cases";
      case Intake.Quarantined kept -> "in quarantine: " + kept.example().id() + ": " + kept.why();
      case Intake.Unchanged unchanged ->
          "nothing to do: " + unchanged.example().id() + " says so already";
      case Intake.Refused refused -> "refused: " + String.join("\n    ", refused.why());
    };
  }

  private static String added(Example example, List<String> conflicts) {
    String what =
        example.isWarning()
            ? "rejected: " + example.id() + " is shown as a warning from now on"
            : "accepted: " + example.id() + ", incident " + example.incident();
    return conflicts.isEmpty()
        ? what
        : what + "\n    conflicts with " + String.join(", ", conflicts);
  }

  static int code(Intake intake) {
    return switch (intake) {
      case Intake.Added added -> ExitCode.DONE;
      case Intake.Merged merged -> ExitCode.DONE;
      case Intake.Unchanged unchanged -> ExitCode.DONE;
      case Intake.Quarantined kept -> ExitCode.NO;
      case Intake.Refused refused -> ExitCode.NO;
    };
  }
}
