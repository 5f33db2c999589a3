package dev.nirs.rule;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;

/** Prints {@link HistoryMatch} conditions as {@code iptables-save} does. */
final class HistoryText {
  private static final IpAddress ONES_V4 = IpAddress.v4(-1);
  private static final IpAddress ONES_V6 = new IpAddress(-1L, -1L);

  private HistoryText() {}

  static void print(HistoryMatch match, CanonicalText to) {
    switch (match) {
      case HistoryMatch.Limit m -> limit(m, to);
      case HistoryMatch.HashLimit m -> hashLimit(m, to);
      case HistoryMatch.ConnLimit m -> {
        to.open("connlimit");
        to.option("--connlimit-" + m.bound().text()).append(m.connections());
        to.option("--connlimit-mask").append(m.bits());
        to.flag(false, m.end() == End.SOURCE ? "--connlimit-saddr" : "--connlimit-daddr");
      }
      case HistoryMatch.Recent m -> recent(m, to);
    }
  }

  private static void limit(HistoryMatch.Limit m, CanonicalText to) {
    to.open("limit");
    to.option("--limit").append(m.rate());
    if (m.burst() != HistoryMatch.Limit.DEFAULT_BURST) {
      to.option("--limit-burst").append(m.burst());
    }
  }

  private static void hashLimit(HistoryMatch.HashLimit m, CanonicalText to) {
    to.open("hashlimit");
    to.option("--hashlimit-" + m.bound().text()).append(m.rate());
    to.option("--hashlimit-burst").append(m.burst());
    parts(m, to);
    HistoryMatch.HashLimit.Table table = m.table();
    to.option("--hashlimit-name").append(table.name());
    number(table.buckets(), 0, "--hashlimit-htable-size", to);
    number(table.entries(), 0, "--hashlimit-htable-max", to);
    number(
        table.sweepMillis(),
        HistoryMatch.HashLimit.Table.DEFAULT_SWEEP_MILLIS,
        "--hashlimit-htable-gcinterval",
        to);
    number(
        table.expireMillis(), 1_000 * m.rate().unit().seconds(), "--hashlimit-htable-expire", to);
    int all = to.version().bits();
    number(m.groups().sourceBits(), all, "--hashlimit-srcmask", to);
    number(m.groups().destinationBits(), all, "--hashlimit-dstmask", to);
  }

  private static void parts(HistoryMatch.HashLimit m, CanonicalText to) {
    String before = " --hashlimit-mode ";
    for (HistoryMatch.HashLimit.Part part : HistoryMatch.HashLimit.Part.values()) {
      if (m.groups().parts().contains(part)) {
        to.append(before).append(CanonicalText.lower(part));
        before = ",";
      }
    }
  }

  private static void number(int value, int silent, String option, CanonicalText to) {
    if (value != silent) {
      to.option(option).append(value);
    }
  }

  private static void recent(HistoryMatch.Recent m, CanonicalText to) {
    to.open("recent");
    to.flag(m.negated(), "--" + CanonicalText.lower(m.action()));
    number(m.seen().seconds(), 0, "--seconds", to);
    if (m.seen().reap()) {
      to.flag(false, "--reap");
    }
    number(m.seen().hits(), 0, "--hitcount", to);
    if (m.seen().sameTtl()) {
      to.flag(false, "--rttl");
    }
    to.option("--name").append(m.list().name());
    IpAddress ones = to.version() == IpVersion.V4 ? ONES_V4 : ONES_V6;
    to.option("--mask").append(Prefix.of(ones, m.list().bits()).address());
    to.flag(false, m.list().end() == End.SOURCE ? "--rsource" : "--rdest");
  }
}
