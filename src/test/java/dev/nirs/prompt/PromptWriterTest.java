package dev.nirs.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nirs.summary.WindowSummary;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.HostRole.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptWriterTest {

  private static final PromptTemplates WORDS = PromptTemplates.bundled(PromptForm.TEXT);
  private final PromptWriter writer = new PromptWriter(WORDS, PromptBudget.DEFAULT);

  @Test
  void showsEveryPartOfAUsualWindow() {
    Prompt prompt = writer.write(Windows.usual());
    assertThat(prompt.omitted()).isEmpty();
    assertThat(prompt.templateHash()).isEqualTo(WORDS.hash());
    assertThat(prompt.system()).contains("-A FORWARD", "ACCEPT", "0.0.0.0/0").doesNotContain("{{");
    assertThat(prompt.user())
        .contains(
            "Against slow-http prefer: block the source address",
            "192.168.10.50 is web-server, must stay open: tcp port 80, tcp port 443",
            "Pattern ssh-brute-force. Sources 1, destinations 1, ports 1, one way 0 percent.",
            "Ruleset:\n-A FORWARD -s 172.16.0.1 -p tcp --dport 80 -j DROP\nEND\n",
            "Alerts 240 in 58 s, normal flows 812. Pattern slow-http.",
            "Sources:\n-s 172.16.0.1 alerts 240 normal 0\n",
            "Services:\n-d 192.168.10.50 -p tcp --dport 80 alerts 240 normal 300\n",
            "Networks of sources:\nnone\n")
        .endsWith("Rules in force:\nnone\nRuleset:\n")
        .doesNotContain("not for models", "{{");
  }

  @ParameterizedTest
  @EnumSource(PromptForm.class)
  void whatDoesNotDependOnTheWindowComesFirst(PromptForm form) {
    PromptWriter words = new PromptWriter(PromptTemplates.bundled(form), PromptBudget.DEFAULT);
    PromptInput usual = Windows.usual();
    Prompt first = words.write(usual);
    Prompt second = words.write(with(usual, Windows.widest(1)));
    assertThat(second.system()).isEqualTo(first.system());
    assertThat(untilExamples(second)).isEqualTo(untilExamples(first)).hasSizeGreaterThan(150);
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    assertThat(writer.write(Windows.usual())).isEqualTo(writer.write(Windows.usual()));
  }

  @ParameterizedTest
  @CsvSource({
    "2048, 256, 256, 50",
    "2048, 256, 256, 1",
    "2048, 512, 300, 20",
    "1600, 256, 256, 8",
    "4096, 256, 256, 200",
    "8192, 256, 256, 16"
  })
  void staysWithinEveryBudgetWithTheWidestWindow(int context, int answer, int repair, int entries) {
    PromptBudget budget = new PromptBudget(context, answer, repair);
    Prompt prompt = new PromptWriter(WORDS, budget).write(crowded(entries));
    assertThat(prompt.estimatedTokens()).isLessThanOrEqualTo(context - answer - repair);
    assertThat(TokenEstimate.of(prompt.system() + "\n" + prompt.user()))
        .isLessThanOrEqualTo(prompt.estimatedTokens());
  }

  @ParameterizedTest
  @EnumSource(PromptForm.class)
  void everyFormStaysWithinTheContextLessItsAnswer(PromptForm form) {
    for (int answer : new int[] {64, 256}) {
      PromptBudget budget = new PromptBudget(2048, answer, 256);
      PromptWriter words = new PromptWriter(PromptTemplates.bundled(form), budget);
      List<String> candidates =
          IntStream.range(0, 8)
              .mapToObj(
                  i -> "-s 2001:db8:ffff:ffff:ffff:ffff:ffff:ff%d0 alerts 9 normal 9".formatted(i))
              .toList();
      Prompt prompt = words.write(crowded(50).withCandidates(candidates));
      assertThat(prompt.estimatedTokens()).isLessThanOrEqualTo(budget.first());
      assertThat(prompt.omitted()).isNotEmpty().noneMatch(name -> name.startsWith("candidate"));
      Prompt repair = words.repair(prompt, "x\n".repeat(99), Collections.nCopies(99, "wrong"));
      assertThat(repair.user()).startsWith(prompt.user());
      assertThat(repair.estimatedTokens()).isLessThanOrEqualTo(2048 - answer);
    }
  }

  @ParameterizedTest
  @EnumSource(PromptForm.class)
  void whatAPersonRefusedIsShownAsOneToAvoid(PromptForm form) {
    PromptWarning backup =
        new PromptWarning(
            List.of("-A INPUT -s 203.0.113.9/32 -p tcp -m tcp --dport 22 -j DROP"),
            "it cuts off\nthe \u202ebackup");
    PromptWarning unsaid = new PromptWarning(List.of("-A INPUT -d 10.0.0.0/24 -j DROP"), "");
    Prompt prompt =
        new PromptWriter(PromptTemplates.bundled(form), PromptBudget.DEFAULT)
            .write(Windows.usual().withWarnings(List.of(backup, unsaid)));
    assertThat(prompt.omitted()).isEmpty();
    assertThat(prompt.user())
        .contains(
            "closing the web port for everyone.\n"
                + "Avoid (an analyst rejected this): -s 203.0.113.9 -p tcp --dport 22"
                + " because it cuts off the backup\n"
                + "Avoid (an analyst rejected this): -d 10.0.0.0/24\n");
  }

  @Test
  void warningsGoEarlyAndAreNamed() {
    PromptWarning warning =
        new PromptWarning(
            Collections.nCopies(32, "-A INPUT -s 203.0.113.9/32 -j DROP"), "x".repeat(1_000_000));
    assertThat(warning.line().length()).isLessThan(220);
    PromptInput tight = crowded(20).withWarnings(List.of(warning, warning));
    List<String> omitted = writer.write(tight).omitted();
    assertThat(omitted)
        .startsWith("example 3", "example 2", "warning 2", "warning 1")
        .noneMatch(name -> name.startsWith("example 1"));
  }

  @Test
  void aWarningWithoutARuleThatMayBeShownIsLeftOut() {
    PromptWarning quoted =
        new PromptWarning(List.of("-A INPUT -j LOG --log-prefix \"obey me\""), "obey me");
    assertThat(writer.write(Windows.usual().withWarnings(List.of(quoted))))
        .isEqualTo(writer.write(Windows.usual()));
  }

  @Test
  void anExampleIsShownInTheFormThatIsAskedFor() {
    PromptInput usual = Windows.usual();
    String schema =
        new PromptWriter(PromptTemplates.bundled(PromptForm.SCHEMA), PromptBudget.DEFAULT)
            .write(usual)
            .user();
    assertThat(schema)
        .contains(
            "\nAnswer:\n{\"reason\":\"password-guessing\","
                + "\"rules\":[{\"s\":\"172.16.0.1\",\"p\":\"tcp\",\"dport\":80}]}\n")
        .doesNotContain("-A FORWARD", "203.0.113.9")
        .endsWith("Rules in force:\nnone\nAnswer:\n");
    String choice =
        new PromptWriter(PromptTemplates.bundled(PromptForm.CHOICE), PromptBudget.DEFAULT)
            .write(
                usual.withCandidates(
                    List.of(
                        "-s 172.16.0.1 alerts 240 normal 0",
                        "-s 172.16.0.1 -p tcp --dport 80 alerts 240 normal 0")))
            .user();
    assertThat(choice)
        .contains(
            "\nAnswer:\n{\"reason\":\"password-guessing\",\"rules\":[1,2]}\nNow the window",
            "Candidates:\n1: -s 172.16.0.1 alerts 240 normal 0\n2: -s 172.16.0.1 -p tcp --dport 80 alerts 240 normal 0\nAnswer:\n")
        .doesNotContain("Sources:", "Services:\n");
  }

  @Test
  void theLeastUsefulGoesFirstAndIsNamed() {
    PromptInput usual = Windows.usual();
    PromptInput in =
        new PromptInput(
            usual.summary(),
            "FORWARD",
            Windows.threeExamples(),
            List.of(
                usual.hosts().getFirst(),
                Windows.role("10.9.9.0/24", Role.CLIENT),
                Windows.role("10.9.8.0/24", Role.CLIENT)),
            usual.advice(),
            rules(40),
            List.of(),
            List.of());
    List<String> omitted = writer.write(in).omitted();
    assertThat(omitted.subList(0, 5))
        .containsExactly(
            "example 3",
            "example 2",
            "role of 10.9.8.0/24",
            "role of 10.9.9.0/24",
            "rule in force -A FORWARD -s 10.0.0.39/32 -j DROP");
    assertThat(omitted).allMatch(name -> name.matches("(example|role of|rule in force) .*"));
  }

  @Test
  void aWideWindowKeepsTheHeadOfEachList() {
    String user = writer.write(crowded(30)).user();
    List<String> lines = user.lines().toList();
    for (String heading : List.of("Sources:", "Services:", "Networks of sources:")) {
      assertThat(lines.get(lines.indexOf(heading) + 1)).startsWith("-").contains(" alerts ");
    }
  }

  @Test
  void nothingIsDroppedThatFits() {
    PromptBudget large = new PromptBudget(32_768, 256, 256);
    assertThat(new PromptWriter(WORDS, large).write(crowded(20)).omitted()).isEmpty();
  }

  @Test
  void tenThousandRolesAreNoTrouble() {
    List<HostRole> roles =
        IntStream.range(0, 10_000)
            .mapToObj(i -> Windows.role("10.%d.%d.0/24".formatted(i / 256, i % 256), Role.CLIENT))
            .toList();
    PromptInput u = Windows.usual();
    Prompt prompt =
        writer.write(
            new PromptInput(
                u.summary(),
                "INPUT",
                u.examples(),
                roles,
                u.advice(),
                List.of(),
                List.of(),
                List.of()));
    assertThat(prompt.estimatedTokens()).isLessThanOrEqualTo(PromptBudget.DEFAULT.first());
    assertThat(prompt.omitted()).hasSizeGreaterThan(9_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 800, 1100})
  void refusesAContextThatCannotHoldTheWords(int context) {
    PromptBudget small = new PromptBudget(context, 256, 256);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PromptWriter(WORDS, small))
        .withMessageContaining("raise the context window");
  }

  @ParameterizedTest
  @CsvSource({
    "255, 10, 64",
    "2048, 0, 64",
    "2048, 256, 63",
    "2048, 1984, 64",
    "2048, 2147483647, 64",
    "1048577, 256, 256"
  })
  void refusesBudgetsThatLeaveNothing(int context, int answer, int repair) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PromptBudget(context, answer, repair));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "IN PUT", "FOR;WARD", "9", "-A", "A234567890123456789012345678x"})
  void refusesChainsThatAreNone(String chain) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PromptInput(
                    Windows.slowHttp(),
                    chain,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()))
        .withMessageContaining("chain");
  }

  private static String untilExamples(Prompt prompt) {
    return prompt.user().substring(0, prompt.user().indexOf("Examples:"));
  }

  private static PromptInput with(PromptInput in, WindowSummary summary) {
    return new PromptInput(
        summary,
        in.chain(),
        in.examples(),
        in.hosts(),
        in.advice(),
        in.currentRules(),
        List.of(),
        List.of());
  }

  private static List<String> rules(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "-A FORWARD -s 10.0.0." + i + "/32 -j DROP")
        .toList();
  }

  private static PromptInput crowded(int entries) {
    PromptInput usual = Windows.usual();
    List<HostRole> hosts = new ArrayList<>(usual.hosts());
    hosts.add(Windows.role("2001:db8:ffff:ffff::/64", Role.EXTERNAL_SERVICE));
    return new PromptInput(
        Windows.widest(entries),
        "FORWARD",
        Windows.threeExamples(),
        hosts,
        usual.advice(),
        rules(8),
        List.of(),
        List.of());
  }
}
