package dev.nirs.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatTest {
  @Test
  void everySourceIsFormatted() {
    assertThat(SourceFormat.unformatted())
        .as("run: mvn -q test-compile exec:exec@format")
        .isEmpty();
  }
}
