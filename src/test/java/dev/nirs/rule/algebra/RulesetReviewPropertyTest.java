package dev.nirs.rule.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.rule.current.CurrentChain;
import dev.nirs.rule.current.CurrentRule;
import dev.nirs.rule.current.CurrentRuleset;
import dev.nirs.rule.current.Reading;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings against a walk of packets through the ruleset, rule by rule. */
class RulesetReviewPropertyTest {
  private static final int ROUNDS = 700;
  private static final int PACKETS = 150;

  @ParameterizedTest(name = "seed {0}, {1}, opaque {2}, unread {3}")
  @CsvSource({"1,V4,false,false", "2,V4,true,false", "3,V6,true,true", "4,V4,false,true"})
  void everyFindingHoldsForPackets(long seed, IpVersion version, boolean opaque, boolean unread) {
    RandomRules random = new RandomRules(seed, version, opaque);
    int[] seen = new int[3];
    for (int i = 0; i < ROUNDS; i++) {
      CurrentRuleset current = ruleset(random, version, unread);
      Rule suggested = random.rules(1).get(0);
      RuleReview review = RulesetReview.of(List.of(suggested), current).get(0);
      List<Packets.Packet> packets = packets(random, suggested, current);
      for (Finding finding : review.findings()) {
        switch (finding) {
          case Finding.Covered covered -> {
            seen[0]++;
            neverReached(current, suggested, packets);
          }
          case Finding.NeverReached never -> {
            seen[0]++;
            neverReached(current, suggested, packets);
          }
          case Finding.Adds adds -> {
            seen[1]++;
            reached(current, suggested, adds.example());
          }
          case Finding.PolicyAgrees agrees -> reached(current, suggested, agrees.example());
          case Finding.MakesRedundant redundant -> {
            seen[2]++;
            changesNothing(current, suggested, redundant.rules(), packets);
          }
          case Finding.MatchesNothing nothing ->
              assertThat(packets).noneMatch(p -> Packets.matches(suggested, p));
          case Finding.TakenBefore taken -> {}
          case Finding.Overlaps overlaps -> {}
          case Finding.NotProven open -> {}
        }
      }
    }
    assertThat(seen).doesNotContain(0);
  }

  private static void neverReached(
      CurrentRuleset current, Rule suggested, List<Packets.Packet> packets) {
    for (Packets.Packet packet : packets) {
      if (Packets.matches(suggested, packet)) {
        assertThat(new Walk(current, packet, 0).fate()).isNotEqualTo(Walk.END);
        assertThat(new Walk(current, packet, 1).fate()).isNotEqualTo(Walk.END);
      }
    }
  }

  private static void reached(CurrentRuleset current, Rule suggested, Witness witness) {
    Packets.Packet packet = Packets.of(witness, Packets.conditions(suggested));
    assertThat(Packets.matches(suggested, packet)).isTrue();
    for (int hidden = 0; hidden < 3; hidden++) {
      assertThat(new Walk(current, packet, hidden).fate()).as("%s", packet).isEqualTo(Walk.END);
    }
  }

  private static void changesNothing(
      CurrentRuleset current, Rule suggested, List<Place> redundant, List<Packets.Packet> packets) {
    List<CurrentRule> kept =
        current.chain("INPUT").rules().stream()
            .filter(r -> redundant.stream().noneMatch(p -> p.number() == r.number()))
            .toList();
    CurrentRule last = plain(99, suggested);
    CurrentRuleset before = with(current, append(current.chain("INPUT").rules(), last));
    CurrentRuleset after = with(current, append(kept, last));
    for (Packets.Packet packet : packets) {
      for (int hidden = 0; hidden < 3; hidden++) {
        assertThat(new Walk(after, packet, hidden).fate())
            .as("%s without %s", packet, redundant)
            .isEqualTo(new Walk(before, packet, hidden).fate());
      }
    }
  }

  private static List<CurrentRule> append(List<CurrentRule> rules, CurrentRule last) {
    return Stream.concat(rules.stream(), Stream.of(last)).toList();
  }

  private static CurrentRuleset with(CurrentRuleset current, List<CurrentRule> input) {
    return new CurrentRuleset(
        current.version(),
        Map.of(
            "INPUT",
            new CurrentChain("INPUT", CurrentChain.Policy.ACCEPT, input),
            "own",
            current.chain("own")),
        List.of(),
        Map.of());
  }

  private static CurrentRuleset ruleset(RandomRules random, IpVersion version, boolean unread) {
    List<CurrentRule> own = new ArrayList<>();
    for (int i = random.below(4); i > 0; i--) {
      own.add(rule(own.size() + 1, random, unread));
    }
    List<CurrentRule> input = new ArrayList<>();
    for (int i = random.below(7); i > 0; i--) {
      input.add(
          random.below(4) == 0
              ? read(input.size() + 1, new Reading.Jump(random.matches(), "own"))
              : rule(input.size() + 1, random, unread));
    }
    CurrentRuleset empty =
        new CurrentRuleset(
            version,
            Map.of("own", new CurrentChain("own", CurrentChain.Policy.RETURN, own)),
            List.of(),
            Map.of());
    return with(empty, input);
  }

  private static CurrentRule rule(int number, RandomRules random, boolean unread) {
    if (unread && random.below(5) == 0) {
      return read(number, new Reading.Unread("unknown", random.matches()));
    }
    Target target =
        switch (random.below(4)) {
          case 0 -> new Target.Accept();
          case 1 -> new Target.Return();
          default -> new Target.Drop();
        };
    return plain(number, random.rule(target));
  }

  private static CurrentRule plain(int number, Rule rule) {
    return read(number, new Reading.Plain(List.of(rule)));
  }

  private static CurrentRule read(int number, Reading reading) {
    return new CurrentRule(number, number, "", Optional.empty(), reading);
  }

  private static List<Packets.Packet> packets(
      RandomRules random, Rule suggested, CurrentRuleset current) {
    List<Rule> rules = new ArrayList<>(List.of(suggested));
    for (CurrentRule rule : current.chain("INPUT").rules()) {
      if (rule.reading() instanceof Reading.Plain plain) {
        rules.addAll(plain.rules());
      }
    }
    List<Packets.Packet> packets = new ArrayList<>();
    for (Corners.Corner corner : Corners.of(rules, PACKETS, random)) {
      packets.add(new Packets.Packet(corner.flow(), corner.state(), Packets.conditions(suggested)));
    }
    return packets;
  }
}
