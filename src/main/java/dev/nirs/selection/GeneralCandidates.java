package dev.nirs.selection;

import dev.nirs.rule.Match;
import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * General candidates by number: those with a key, then ranges and lists of ports, then connections.
 *
 * <p>Ties of gain and cost go to the candidate that matches more alerts in all, those matched by
 * rules before it included: what explains more of the window explains more of what comes after.
 * Then to the one that names a source: attackers stay while their targets change, and a rule
 * without a source closes a service to everyone; where too few benign flows were seen to tell what
 * that would cost, this comes first. Then to the wider one, then by the values. The order was found
 * by replays of captures (docs/evaluation.md).
 */
final class GeneralCandidates implements CandidateList {
  /** Benign flows below which "no benign flow is hit" says nothing (design, section 3). */
  private static final int TELLING_BENIGN = 100;

  private final GeneralKeys keys;
  private final PortRuns runs;
  private final AlertCells cells;
  private final AddressIndex addresses;
  private final boolean sourcesFirst;
  private final long[] ranks;
  private final Map<Integer, String> texts = new HashMap<>();

  /** {@code support} are the alerts that each matches in all. */
  GeneralCandidates(
      GeneralKeys keys, PortRuns runs, AlertCells cells, FlowNumbers numbers, int[] support) {
    this.keys = keys;
    this.runs = runs;
    this.cells = cells;
    this.addresses = numbers.addresses;
    this.sourcesFirst = numbers.benign.rows() < TELLING_BENIGN;
    this.ranks = new long[size()];
    for (int number = 0; number < ranks.length; number++) {
      ranks[number] = rank(number, support[number]);
    }
  }

  @Override
  public int size() {
    return keys.size() + runs.size() + cells.connections();
  }

  private boolean isKey(int number) {
    return number < keys.size();
  }

  private boolean isRun(int number) {
    return !isKey(number) && number < keys.size() + runs.size();
  }

  @Override
  public GeneralCandidate candidate(int number) {
    if (isKey(number)) {
      return keys.candidate(number);
    }
    return isRun(number)
        ? runs.candidate(number - keys.size())
        : connection(number - keys.size() - runs.size());
  }

  private GeneralCandidate connection(int connection) {
    long ends = cells.ends(connection);
    IpAddress source = addresses.address((int) (ends >>> 32) - 1);
    IpAddress destination = addresses.address((int) ends - 1);
    int answers = cells.answers(connection);
    return new GeneralCandidate(
        Optional.of(Prefix.host(source)),
        Optional.of(Prefix.host(destination)),
        new Packets.FromPort(
            Protocol.ofNumber(FlowNumbers.protocol(answers)), FlowNumbers.port(answers)));
  }

  @Override
  public long rank(int number) {
    return ranks[number];
  }

  @Override
  public int compareTies(int first, int second) {
    return ranks[first] != ranks[second]
        ? Long.compare(ranks[first], ranks[second])
        : first == second ? 0 : compareValues(first, second);
  }

  /** Support and whether it names a source, then what is left open; the smaller is taken first. */
  private long rank(int number, int support) {
    long named = namesSource(number) ? 0 : 1;
    int unsupported = Integer.MAX_VALUE - support;
    long first = sourcesFirst ? named << 31 | unsupported : (long) unsupported << 1 | named;
    return first << 10 | 1023 - openBits(number);
  }

  /** By networks, then by packets; networks are numbered in their order. */
  private int compareValues(int first, int second) {
    if (!isKey(first) || !isKey(second)) {
      return text(first).compareTo(text(second));
    }
    int scope = keys.scope(first);
    int other = keys.scope(second);
    int order = Integer.compare(keys.source(scope), keys.source(other));
    order = order != 0 ? order : Integer.compare(keys.destination(scope), keys.destination(other));
    return order != 0 ? order : Integer.compare(keys.packets(first), keys.packets(second));
  }

  private boolean namesSource(int number) {
    if (isKey(number)) {
      return keys.source(keys.scope(number)) >= 0;
    }
    return !isRun(number) || keys.source(runs.scope(runs.fieldOf(number - keys.size()))) >= 0;
  }

  private int openBits(int number) {
    if (isKey(number)) {
      return keys.openBits(keys.scope(number)) + keys.openPackets(number);
    }
    if (!isRun(number)) {
      return 0;
    }
    int run = number - keys.size();
    int ports = 0;
    for (PortRange range : runs.ports(run)) {
      ports += range.last() - range.first() + 1;
    }
    return keys.openBits(runs.scope(runs.fieldOf(run))) + 32 - Integer.numberOfLeadingZeros(ports);
  }

  private String text(int number) {
    return texts.computeIfAbsent(number, n -> candidate(n).rule("INPUT").canonical());
  }

  @Override
  public int group(int number) {
    if (isKey(number)) {
      return runs.fieldOfKey(number);
    }
    return isRun(number) ? runs.fieldOf(number - keys.size()) : LongIndex.ABSENT;
  }

  @Override
  public int slots(int number) {
    List<PortRange> ports = isRun(number) ? runs.ports(number - keys.size()) : List.of();
    return ports.isEmpty() ? 1 : Match.Multiport.slots(ports);
  }
}
