package dev.nirs.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.Match;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodAdviceTest {
  private static final Volume SILENT = new Volume(1, 0, 60, 0);
  private static final Volume ANSWERED = new Volume(9, 8, 900, 5000);
  private static final IpAddress VICTIM = IpAddress.v4(0xc0000250);

  @Test
  void offersALimitTheClosingAndTheNetworksWithTheirCost() {
    AlertWindow window = window(flood(200, 0x2d000000, 1, SILENT), users(40));
    List<FloodAdvice> found = FloodAdvice.of(window, settings(), GeneralSettings.DEFAULT_V4);
    assertThat(found).hasSize(1);
    FloodAdvice advice = found.get(0);
    assertThat(advice.alerts()).isEqualTo(200);
    assertThat(advice.sources()).isEqualTo(200);
    assertThat(advice.offers()).hasSize(3);
    FloodAdvice.Offer.Limit limit = (FloodAdvice.Offer.Limit) advice.offers().get(0);
    assertThat(limit.rule().canonical())
        .startsWith("-A INPUT -d 192.0.2.80/32 -p tcp -m tcp --dport 80 ")
        .contains("--ctstate NEW", "--hashlimit-above 4/sec", "--hashlimit-mode dstip")
        .endsWith("-j DROP");
    assertThat(limit.perSecond()).as("twice the busiest benign second").isEqualTo(4);
    assertThat(limit.benignLost()).isBetween(0.9, 1.0);
    FloodAdvice.Offer.Close close = (FloodAdvice.Offer.Close) advice.offers().get(1);
    assertThat(close.benign()).isEqualTo(40);
    FloodAdvice.Offer.Networks networks = (FloodAdvice.Offer.Networks) advice.offers().get(2);
    assertThat(networks.alerts()).isEqualTo(200);
    assertThat(networks.benign()).isZero();
  }

  @Test
  void limitIsARuleThatTheGrammarReads() {
    AlertWindow window = window(flood(64, 0x2d000000, 1, SILENT), users(3));
    FloodAdvice.Offer.Limit limit =
        (FloodAdvice.Offer.Limit)
            FloodAdvice.of(window, settings(), GeneralSettings.DEFAULT_V4).get(0).offers().get(0);
    String text = limit.rule().canonical();
    ParsedLine read = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS).parse(text);
    if (read instanceof ParsedLine.Accepted accepted) {
      assertThat(accepted.rules()).containsExactly(limit.rule());
    }
  }

  @Test
  void forgedSourcesDoNotBecomeOneRuleEach() {
    AlertWindow window = window(flood(300, 0x2d000000, 4099, SILENT), users(20));
    Choice choice = GeneralChoice.choose(window, settings(), GeneralSettings.DEFAULT_V4);
    assertThat(choice.rules())
        .extracting(Choice.Chosen::rule)
        .noneMatch(FloodAdviceTest::namesOneSource);
    Choice atomic = GreedyChoice.choose(window, settings());
    assertThat(atomic.rules()).as("what it saves").hasSize(300);
  }

  private static boolean namesOneSource(Rule rule) {
    return rule.match(Match.Source.class).filter(m -> m.prefix().isHost()).isPresent();
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "200, 1, false, sources that are answered are real",
    "20, 1, true, few sources are no flood",
    "200, 0, true, one source is no flood of forged ones"
  })
  void isSilentAboutOtherAttacks(int alerts, int step, boolean silent, String why) {
    AlertWindow window =
        window(flood(alerts, 0x2d000000, step, silent ? SILENT : ANSWERED), users(5));
    assertThat(FloodAdvice.of(window, settings(), GeneralSettings.DEFAULT_V4)).as(why).isEmpty();
  }

  private static AlertWindow window(List<Flow> alerts, List<Flow> benign) {
    return RandomWindows.window(alerts, benign);
  }

  private static List<Flow> flood(int count, int first, int step, Volume volume) {
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      flows.add(
          new Flow(
              i * 1000L,
              new FiveTuple(IpAddress.v4(first + i * step), 4000 + i, VICTIM, 80, Protocol.TCP),
              volume));
    }
    return flows;
  }

  /** Two a second. */
  private static List<Flow> users(int count) {
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      flows.add(
          new Flow(
              i * 500_000L,
              new FiveTuple(IpAddress.v4(0x60000000 + i), 5000, VICTIM, 80, Protocol.TCP),
              ANSWERED));
    }
    return flows;
  }

  private static ChoiceSettings settings() {
    return new ChoiceSettings(
        0, Integer.MAX_VALUE, "INPUT", IpVersion.V4, BenignCount.FORWARD, rule -> true);
  }
}
