package dev.nirs.prompt;

import dev.nirs.summary.AttackPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a model answers as it does: the closed list that an answer in JSON chooses from. */
public enum ReasonCode {
  /** Many packets, requests or connections to one place. */
  FLOOD,
  /** Many ports or many hosts are tried. */
  SCAN,
  /** Passwords are tried one after the other. */
  PASSWORD_GUESSING,
  /** Injection or scripting against a web server. */
  WEB_ATTACK,
  /** A host of ours talks to its master. */
  COMMAND_AND_CONTROL,
  /** A host of ours sends data away. */
  DATA_THEFT,
  /** A host of ours attacks others of ours. */
  LATERAL_MOVEMENT,
  /** None of these. */
  OTHER,
  /** No rule stops the alerts and leaves normal traffic alone. */
  NO_SAFE_RULE;

  /**
   * The word in prompts and answers.
   *
   * @return kebab case, such as {@code web-attack}
   */
  public String word() {
    return SummaryWords.word(this);
  }

  /**
   * All words, in order.
   *
   * @return one a code
   */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReasonCode::word).toList();
  }

  /**
   * The code of a word.
   *
   * @param word any text
   * @return the code, or empty where the word is none of the list
   */
  public static Optional<ReasonCode> ofWord(String word) {
    return Arrays.stream(values()).filter(code -> code.word().equals(word)).findFirst();
  }

  /**
   * The code that fits the shape of an attack.
   *
   * @param pattern the shape
   * @return the code, never {@link #NO_SAFE_RULE}
   */
  public static ReasonCode of(AttackPattern pattern) {
    return switch (pattern) {
      case SYN_FLOOD, VOLUMETRIC_FLOOD, SLOW_HTTP, SPOOFED_SOURCES -> FLOOD;
      case HORIZONTAL_SCAN, VERTICAL_SCAN -> SCAN;
      case SSH_BRUTE_FORCE, FTP_BRUTE_FORCE, WEB_BRUTE_FORCE -> PASSWORD_GUESSING;
      case WEB_ATTACK_INBOUND, WEB_ATTACK_OUTBOUND -> WEB_ATTACK;
      case COMMAND_AND_CONTROL -> COMMAND_AND_CONTROL;
      case EXFILTRATION -> DATA_THEFT;
      case LATERAL_MOVEMENT -> LATERAL_MOVEMENT;
      case DNS_ABUSE, MIXED -> OTHER;
    };
  }
}
