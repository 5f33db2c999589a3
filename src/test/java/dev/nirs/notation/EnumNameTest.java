package dev.nirs.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.summary.AttackPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnumNameTest {
  @Test
  void isInLowerCase() {
    assertThat(EnumName.kebab(AttackPattern.SSH_BRUTE_FORCE)).isEqualTo("ssh-brute-force");
    assertThat(EnumName.words(AttackPattern.SSH_BRUTE_FORCE)).isEqualTo("ssh brute force");
    assertThat(EnumName.all(AttackPattern.class)).startsWith("syn-flood, ").contains(", mixed");
  }

  @ParameterizedTest
  @EnumSource
  void isReadBack(AttackPattern pattern) {
    assertThat(EnumName.parse(AttackPattern.class, EnumName.kebab(pattern))).contains(pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SSH_BRUTE_FORCE", "ssh brute force", "ssh", "Mixed", " mixed"})
  void nothingElseIsReadBack(String text) {
    assertThat(EnumName.parse(AttackPattern.class, text)).isEmpty();
  }
}
