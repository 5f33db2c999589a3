package dev.nirs.rule.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nirs.rule.ConnectionState;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the algebra against packets, which are asked of the compiled rules one by one. */
class RelationsPropertyTest {
  private static final int ROUNDS = 1_500;
  private static final int PACKETS = 120;

  @ParameterizedTest(name = "seed {0}, {1}, opaque {2}")
  @CsvSource({"1,V4,false", "2,V4,true", "3,V6,false", "4,V6,true", "5,V4,false"})
  void everyAnswerHoldsForPackets(long seed, IpVersion version, boolean opaque) {
    RandomRules random = new RandomRules(seed, version, opaque);
    int[] answers = new int[3];
    for (int i = 0; i < ROUNDS; i++) {
      Rule rule = random.rules(1).get(0);
      List<Rule> others = random.rules(1 + random.below(5));
      switch (Relations.coveredBy(rule, others)) {
        case Containment.Proven proven -> {
          answers[0]++;
          noneOutside(rule, others, packets(random, rule, others));
        }
        case Containment.Refuted refuted -> {
          answers[1]++;
          Packets.Packet packet = Packets.of(refuted.counterexample(), Packets.conditions(rule));
          assertThat(Packets.matches(rule, packet)).as("%s: %s", refuted, rule).isTrue();
          assertThat(others)
              .as("%s of %s", refuted, rule)
              .noneMatch(other -> Packets.matches(other, packet));
        }
        case Containment.NotProven open -> answers[2]++;
      }
    }
    assertThat(answers[0]).as("proven").isGreaterThan(ROUNDS / 30);
    assertThat(answers[1]).as("refuted").isGreaterThan(ROUNDS / 30);
    assertThat(answers[2] > 0).as("open answers: %s", answers[2]).isEqualTo(opaque);
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({"11,V4", "12,V6"})
  void overlapIsSymmetricAndShown(long seed, IpVersion version) {
    RandomRules random = new RandomRules(seed, version, true);
    int shared = 0;
    for (int i = 0; i < ROUNDS; i++) {
      List<Rule> pair = random.rules(2);
      Overlap overlap = Relations.overlap(pair.get(0), pair.get(1));
      assertThat(Relations.overlap(pair.get(1), pair.get(0)).getClass())
          .isEqualTo(overlap.getClass());
      Set<Match> all = new HashSet<>(Packets.conditions(pair.get(0)));
      all.addAll(Packets.conditions(pair.get(1)));
      if (overlap instanceof Overlap.Shared yes) {
        shared++;
        Packets.Packet packet = Packets.of(yes.example(), all);
        assertThat(pair).allMatch(rule -> Packets.matches(rule, packet));
      } else if (overlap instanceof Overlap.Disjoint) {
        for (Packets.Packet packet : packets(random, pair.get(0), pair)) {
          assertThat(pair).anyMatch(rule -> !Packets.matches(rule, packet));
        }
      }
    }
    assertThat(shared).isPositive();
  }

  private static void noneOutside(Rule rule, List<Rule> others, List<Packets.Packet> packets) {
    for (Packets.Packet packet : packets) {
      if (Packets.matches(rule, packet)
          && others.stream().noneMatch(other -> Packets.matches(other, packet))) {
        fail("%s of %s is in none of %s", packet, rule, others);
      }
    }
  }

  /** Random packets and those at the corners of the rules, under all conditions or some. */
  private static List<Packets.Packet> packets(RandomRules random, Rule rule, List<Rule> others) {
    List<Packets.Packet> packets = new ArrayList<>();
    List<Rule> all = new ArrayList<>(others);
    all.add(rule);
    Set<Match> conditions = new HashSet<>();
    all.forEach(one -> conditions.addAll(Packets.conditions(one)));
    List<ConnectionState> states = States.in(States.ALL);
    for (int i = 0; i < PACKETS; i++) {
      packets.add(
          new Packets.Packet(
              random.flow(false),
              states.get(random.below(states.size())),
              random.below(2) == 0 ? conditions : Packets.conditions(rule)));
    }
    for (Corners.Corner corner : Corners.of(all, PACKETS, random)) {
      packets.add(new Packets.Packet(corner.flow(), corner.state(), Packets.conditions(rule)));
    }
    return packets;
  }
}
