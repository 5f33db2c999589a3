package dev.nirs.rule;

import java.util.regex.Pattern;

/** What {@code iptables-save} prints. */
final class SavedText {
  private static final Pattern FROM_ZERO =
      Pattern.compile("(-m (?:tcp|udp)(?: (?:! )?--sport [0-9:]+)?) ! (--[sd]port) 0:([0-9]+)");

  private SavedText() {}

  /** The text with {@code ! 0:n} of tcp and udp written as what is left of the ports. */
  static String withRestOfPorts(String saved) {
    String text = saved;
    for (int i = 0; i < 2; i++) {
      text =
          FROM_ZERO
              .matcher(text)
              .replaceAll(
                  m -> {
                    int first = Integer.parseInt(m.group(3)) + 1;
                    String rest = first == 65535 ? "65535" : first + ":65535";
                    return m.group(1) + " " + m.group(2) + " " + rest;
                  });
    }
    return text;
  }
}
