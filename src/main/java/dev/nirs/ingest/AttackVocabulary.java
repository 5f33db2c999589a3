package dev.nirs.ingest;

import dev.nirs.traffic.AttackClass;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the words of sensors mean in the closed vocabulary: labels of CIC-IDS-2017, TON_IoT and
 * UNSW-NB15, categories and signatures of Suricata (classification.config, Emerging Threats),
 * notices of Zeek. The first entry whose words occur decides.
 */
final class AttackVocabulary {
  private static final int MOST_CACHED = 10_000;
  private static final int LONGEST_CACHED = 500;

  private static final List<Entry> TABLE =
      List.of(
          new Entry(AttackClass.SLOW_HTTP, "slowloris", "slowhttp", "slow http"),
          new Entry(AttackClass.DISTRIBUTED_DENIAL_OF_SERVICE, "ddos", "distributed denial"),
          new Entry(AttackClass.DNS_ABUSE, "dns amplification", "et dns", "dns tunnel", "dns::"),
          new Entry(
              AttackClass.WEB_ATTACK,
              "web attack - xss",
              "web attack - sql",
              "xss",
              "sql inj",
              "injection",
              "web application",
              "web_server",
              "web_specific",
              "http::sql"),
          new Entry(
              AttackClass.BRUTE_FORCE,
              "patator",
              "brute",
              "password",
              "login attempt",
              "default credential",
              "guess"),
          new Entry(
              AttackClass.SCAN,
              "portscan",
              "scan",
              "reconnaissance",
              "recon",
              "probe",
              "information leak",
              "sweep",
              "analysis"),
          new Entry(
              AttackClass.DENIAL_OF_SERVICE,
              "dos ",
              "dos",
              "denial of service",
              "flood",
              "goldeneye",
              "hulk"),
          new Entry(AttackClass.EXFILTRATION, "exfil", "data theft", "data loss"),
          new Entry(
              AttackClass.COMMAND_AND_CONTROL,
              "botnet",
              "bot",
              "trojan",
              "malware",
              "backdoor",
              "command and control",
              "c&c",
              "cnc",
              "c2",
              "rat ",
              "ransomware",
              "malicious",
              "worm"),
          new Entry(AttackClass.LATERAL_MOVEMENT, "infiltration", "lateral"),
          new Entry(AttackClass.MAN_IN_THE_MIDDLE, "mitm", "man in the middle", "arp spoof"),
          new Entry(
              AttackClass.EXPLOIT,
              "exploit",
              "shellcode",
              "heartbleed",
              "fuzzers",
              "attempted administrator",
              "attempted user",
              "executable code",
              "overflow",
              "generic protocol command",
              "generic"),
          new Entry(
              AttackClass.REPUTATION,
              "reputation",
              "et cins",
              "et drop",
              "dshield",
              "tor ",
              "spamhaus",
              "compromised",
              "misc attack"),
          new Entry(
              AttackClass.POLICY_VIOLATION,
              "policy",
              "not suspicious",
              "et info",
              "et p2p",
              "potentially bad"));

  private final Map<String, AttackClass> known = new HashMap<>();

  AttackVocabulary() {}

  AttackClass classify(String words) {
    AttackClass cached = known.get(words);
    if (cached != null) {
      return cached;
    }
    AttackClass found = lookUp(words.toLowerCase(Locale.ROOT));
    if (known.size() < MOST_CACHED && words.length() <= LONGEST_CACHED) {
      known.put(words, found);
    }
    return found;
  }

  private static AttackClass lookUp(String words) {
    return TABLE.stream()
        .filter(entry -> entry.occursIn(words))
        .map(Entry::meaning)
        .findFirst()
        .orElse(AttackClass.UNKNOWN);
  }

  private record Entry(AttackClass meaning, List<String> words) {
    Entry(AttackClass meaning, String... words) {
      this(meaning, List.of(words));
    }

    boolean occursIn(String text) {
      return words.stream().anyMatch(text::contains);
    }
  }
}
