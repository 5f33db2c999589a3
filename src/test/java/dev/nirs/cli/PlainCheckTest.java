package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCheckTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A INPUT -s 192.0.2.7 -j DROP",
        "-A INPUT -p tcp --sport 5000:65535 --dport 728-65535 -j drop",
        "\n# a remark\n-A INPUT -s 2001:db8::1 -j DROP",
        "-A INPUT -p tcp -m state --state NEW,RELATED -j REJECT\nnonsense",
        ""
      })
  void saysWhatTheOptionsSayWhereNoneIsGiven(String rules) throws IOException {
    Path file = folder.resolve("rules.txt");
    Files.writeString(file, rules);
    String name = file.toString();
    assertThat(PlainCheck.fits(Map.of(), "check", name)).isTrue();
    assertThat(RunCommand.run("check", name))
        .isEqualTo(RunCommand.run("check", "--output", "text", name));
  }

  @Test
  void saysTheSameOfAFileThatIsNotThere() {
    String absent = folder.resolve("absent").toString();
    assertThat(RunCommand.run("check", absent).code()).isEqualTo(ExitCode.USAGE);
    assertThat(RunCommand.run("check", absent))
        .isEqualTo(RunCommand.run("check", "--output", "text", absent));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "rules.txt", "a-b", "./-x"})
  void fitsFilesAndStandardInput(String argument) {
    assertThat(PlainCheck.fits(Map.of("NIRS_HOME", "/x"), "check", argument)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--fix", "-h", "--", "@arguments", "", "--output=json"})
  void leavesOptionsToTheirReader(String argument) {
    assertThat(PlainCheck.fits(Map.of(), "check", argument)).isFalse();
  }

  @Test
  void leavesOtherCommandsAndDefaultsToTheReaderOfOptions() {
    assertThat(PlainCheck.fits(Map.of())).isFalse();
    assertThat(PlainCheck.fits(Map.of(), "suggest", "rules.txt")).isFalse();
    assertThat(PlainCheck.fits(Map.of("NIRS_FIX", "true"), "check", "rules.txt")).isFalse();
  }
}
