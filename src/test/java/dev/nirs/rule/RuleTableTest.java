package dev.nirs.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.enforcement.OracleException;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar line by line: grammar.tsv, whose head names the columns. */
class RuleTableTest {

  /**
   * A row of the table.
   *
   * @param version the family
   * @param input the line
   * @param verdict ok, or the columns of the faults
   * @param canonical the rules it makes
   * @param repaired the line with its repairs, or -
   */
  record Row(
      IpVersion version, String input, String verdict, List<String> canonical, String repaired) {}

  static Stream<Row> rows() {
    return lines()
        .filter(line -> line.startsWith("4\t") || line.startsWith("6\t"))
        .map(RuleTableTest::row);
  }

  private static Stream<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(RuleTableTest.class.getResourceAsStream("grammar.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split("\t", -1);
    assertThat(cells).as(line).hasSize(5);
    String canonical = cells[3].equals("=") ? cells[1] : cells[3];
    return new Row(
        cells[0].equals("4") ? IpVersion.V4 : IpVersion.V6,
        cells[1],
        cells[2],
        canonical.equals("-") ? List.of() : List.of(canonical.split(" \\|\\| ", -1)),
        cells[4]);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readsAsTheTableSays(Row row) {
    RuleGrammar grammar = new RuleGrammar(row.version(), RuleGrammar.CHAINS);
    switch (grammar.parse(row.input())) {
      case ParsedLine.Accepted accepted -> {
        assertThat("ok").as(row.input()).isEqualTo(row.verdict());
        assertThat(accepted.rules().stream().map(Rule::canonical)).isEqualTo(row.canonical());
      }
      case ParsedLine.Refused refused -> {
        assertThat(columns(refused)).as(row.input() + refused).isEqualTo(row.verdict());
        assertThat(grammar.repair(row.input()).orElse("-")).isEqualTo(row.repaired());
      }
    }
  }

  private static String columns(ParsedLine.Refused refused) {
    return refused.diagnostics().stream()
        .map(diagnostic -> "" + diagnostic.column())
        .collect(Collectors.joining(","));
  }

  @Test
  void theTableIsLargeAndRefusesEnough() {
    long refused = rows().filter(row -> !row.verdict().equals("ok")).count();
    assertThat(rows().count()).isGreaterThanOrEqualTo(300);
    assertThat(refused).isGreaterThanOrEqualTo(rows().count() / 4);
  }

  /** The table itself is held against the real tool: what it calls ok loads, and is saved so. */
  @ParameterizedTest
  @EnumSource
  void theToolSaysTheSame(IpVersion version) throws OracleException {
    RealLoad.require(version);
    Map<String, List<String>> canonical = new LinkedHashMap<>();
    rows()
        .filter(row -> row.version() == version && row.verdict().equals("ok"))
        .filter(row -> !row.input().contains("tables "))
        .forEach(row -> canonical.put(row.input(), row.canonical()));
    assertThat(RealLoad.differences(canonical, version)).isEmpty();
  }
}
