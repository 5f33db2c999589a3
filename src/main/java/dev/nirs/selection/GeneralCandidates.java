package dev.nirs.selection;

import dev.nirs.rule.Match;
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
 * <p>Ties of gain and cost go to the candidate that names a source: attackers stay while their
 * targets change, and a rule without a source closes a service to everyone. Then to the one that
 * matches more alerts in all, those matched by rules before it included: what explains more of the
 * window explains more of what comes after. Then to the wider one, then to the rule's text. The
 * order was found by replays of captures (docs/evaluation.md).
 */
final class GeneralCandidates implements CandidateList {
  private final GeneralKeys keys;
  private final PortRuns runs;
  private final AlertCells cells;
  private final AddressIndex addresses;
  private final int[] support;
  private final String chain;
  private final Map<Integer, String> texts = new HashMap<>();

  GeneralCandidates(
      GeneralKeys keys, PortRuns runs, AlertCells cells, AddressIndex addresses, Ranking ranking) {
    this.keys = keys;
    this.runs = runs;
    this.cells = cells;
    this.addresses = addresses;
    this.support = ranking.support;
    this.chain = ranking.chain;
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
  public int compareTies(int first, int second) {
    if (first == second) {
      return 0;
    }
    int order = Boolean.compare(namesSource(second), namesSource(first));
    order = order != 0 ? order : Integer.compare(support[second], support[first]);
    order = order != 0 ? order : Integer.compare(openBits(second), openBits(first));
    return order != 0 ? order : text(first).compareTo(text(second));
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
    return texts.computeIfAbsent(number, n -> candidate(n).rule(chain).canonical());
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

  /**
   * What ranks candidates beside the values they match.
   *
   * @param support alerts that each matches in all
   * @param chain the chain of the rules
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Ranking(int[] support, String chain) {}
}
