package dev.nirs.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {
  /** Examples of FIPS 180-4. */
  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
        + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  })
  void isTheStandardsDigest(String text, String digits) {
    assertThat(new Sha256().add(text).hex()).isEqualTo(digits);
    assertThat(new Sha256().add(text).hex(12)).isEqualTo(digits.substring(0, 12));
  }

  @Test
  void partsDoNotRunTogether() {
    assertThat(new Sha256().addPart("ab").addPart("c").hex())
        .isNotEqualTo(new Sha256().addPart("a").addPart("bc").hex())
        .isNotEqualTo(new Sha256().addPart("abc").hex());
  }
}
