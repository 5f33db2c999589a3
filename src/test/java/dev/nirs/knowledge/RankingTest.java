package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fused ranking against each of its parts, on questions that an analyst may ask, in other words
 * than the playbook's. The judgements are ours, one to three relevant entries each, so the figures
 * compare rankings and say nothing of retrieval at large.
 */
class RankingTest {
  private static final Filter PLAYBOOKS =
      new Filter(Optional.of(EntryKind.PLAYBOOK), Optional.empty());
  private static final String QUESTIONS =
      """
      half open handshakes exhaust the listener backlog | syn-flood
      someone tries passwords on port 22 | ssh-brute-force
      login attempts against the file transfer server | ftp-brute-force
      credential stuffing on the login page | web-brute-force
      slowloris keeps apache workers busy | slow-http
      sql injection against our shop | web-attack-inbound
      cross site scripting on the portal | web-attack-inbound
      our camera attacks a web site in the internet | web-attack-outbound
      beacon to a remote server every minute | command-and-control
      a remote access trojan calls home | command-and-control
      a large upload to an unknown address at night | exfiltration
      nmap probes all ports of the mail server | vertical-scan
      somebody looks for open rdp across the whole subnet | horizontal-scan
      telnet sweep over the network | horizontal-scan
      worm spreads over file shares between clients | lateral-movement
      every packet has another source address | spoofed-sources, syn-flood
      reflection and amplification with port 53 answers | dns-abuse
      tunnel in name queries | dns-abuse, exfiltration
      requests per second far above normal, http flood | volumetric-flood
      udp packets saturate one host | volumetric-flood
      anomaly detector raises unrelated alerts | mixed
      syn cookies | syn-flood, spoofed-sources
      fail2ban | ssh-brute-force
      reverse proxy hides the client | web-attack-inbound
      botnet distributed denial of service | volumetric-flood, spoofed-sources, syn-flood
      domain controller named as attacker | lateral-movement
      do not lock out the administrators | ssh-brute-force
      resolver must stay reachable | dns-abuse
      """;

  @TempDir Path store;

  @Test
  void fusedIsNotWorseThanItsParts() {
    Embedder embedder = new OnnxEmbedder(OnnxEmbedder.Model.MINI_LM);
    KnowledgeSnapshot snapshot = KnowledgeBase.open(Path.of("knowledge-base")).snapshot();
    try (KnowledgeIndex index = new VectorStore(store, embedder).open(snapshot)) {
      double vector =
          score(index, embedder, (i, p) -> Fusion.of(List.of(i.byVector(p, PLAYBOOKS, 200))));
      double keyword =
          score(index, embedder, (i, p) -> Fusion.of(List.of(i.byKeyword(p, PLAYBOOKS, 200))));
      double fused = score(index, embedder, (i, p) -> i.ranked(p, PLAYBOOKS, 200));
      System.out.printf(
          "nDCG@5 over %d questions: vector %.3f, keyword %.3f, fused %.3f%n",
          QUESTIONS.lines().count(), vector, keyword, fused);
      assertThat(fused).isGreaterThanOrEqualTo(Math.max(vector, keyword)).isGreaterThan(0.8);
    }
  }

  private static double score(
      KnowledgeIndex index,
      Embedder embedder,
      BiFunction<KnowledgeIndex, Probe, List<Scored<String>>> ranking) {
    List<Double> scores = new ArrayList<>();
    for (String line : QUESTIONS.lines().toList()) {
      String[] parts = line.split(" \\| ", -1);
      Probe probe = Probe.of(parts[0], embedder);
      scores.add(ndcg(ranking.apply(index, probe), Set.of(parts[1].split(", ", -1))));
    }
    return scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double ndcg(List<Scored<String>> hits, Set<String> relevant) {
    double gain = 0;
    double best = 0;
    for (int rank = 0; rank < 5; rank++) {
      double weight = Math.log(2) / Math.log(rank + 2);
      gain +=
          rank < hits.size() && relevant.contains(hits.get(rank).entry().replace("playbook/", ""))
              ? weight
              : 0;
      best += rank < relevant.size() ? weight : 0;
    }
    return gain / best;
  }

  @Test
  void everyQuestionNamesEntriesThatExist() {
    List<String> ids =
        KnowledgeBase.open(Path.of("knowledge-base")).snapshot().playbooks().stream()
            .map(Playbook::id)
            .toList();
    assertThat(QUESTIONS.lines().flatMap(l -> Arrays.stream(l.split(" \\| ", -1)[1].split(", "))))
        .allMatch(name -> ids.contains("playbook/" + name));
  }
}
