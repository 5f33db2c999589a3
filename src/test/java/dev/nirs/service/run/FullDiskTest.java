package dev.nirs.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk of 16 MB, mounted in a namespace of the process's own, gets full under load: further
 * events are refused, and once there is room again it goes on; nothing acknowledged is lost.
 */
class FullDiskTest {
  @TempDir Path folder;

  @Test
  @Timeout(300)
  void aFullDiskRefusesAndLosesNothing() throws Exception {
    assumeThat(run(List.of("unshare", "-m", "sh", "-c", mount() + "true")))
        .as("a mount in a namespace of its own (root, unshare)")
        .isEmpty();
    String java =
        String.join(
            " ",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m",
            "--enable-native-access=ALL-UNNAMED -Djava.io.tmpdir="
                + System.getProperty("java.io.tmpdir"),
            "-cp \"$CLASSES\"",
            ServiceProcess.class.getName(),
            "full",
            folder.toString());
    String said = run(List.of("unshare", "-m", "sh", "-c", mount() + "exec " + java));
    System.out.println("full disk: " + said);
    assertThat(said).contains("missing []").contains("twice false").matches("(?s).*busy [1-9].*");
  }

  private String mount() {
    return "mount --make-rprivate / && mount -t tmpfs -o size=16m tmpfs " + folder + " && ";
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("CLASSES", System.getProperty("java.class.path"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said.strip() : "status " + process.exitValue() + " " + said;
  }
}
