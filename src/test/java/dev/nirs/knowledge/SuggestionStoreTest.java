package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.Samples;
import dev.nirs.knowledge.StoredSuggestion.Conditions;
import dev.nirs.knowledge.StoredSuggestion.Made;
import dev.nirs.selection.BenignCount;
import dev.nirs.summary.Summarizer;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Volume;
import dev.nirs.window.AlertWindow;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionStoreTest {
  private static final AlertWindow WINDOW =
      Samples.window(
          List.of(
              "tcp 203.0.113.7:1000 > 192.0.2.10:22",
              "icmp 203.0.113.7 > 192.0.2.10",
              "tcp [2001:db8::1]:5 > [2001:db8::2]:80"),
          Samples.quiet(120));

  @TempDir Path folder;

  @Test
  void whatIsKeptIsReadBackWhole() {
    SuggestionStore store = SuggestionStore.at(folder.resolve("new"));
    StoredSuggestion one = suggestion("0123456789abcdef");
    StoredSuggestion two = suggestion("0123ffffffffffff");
    store.add(one, WINDOW);
    store.add(two, WINDOW);
    store.add(one, WINDOW);
    SuggestionStore again = SuggestionStore.at(folder.resolve("new"));
    assertThat(again.all()).containsExactly(one, two);
    assertThat(again.find("0123456789abcdef")).contains(one);
    assertThat(again.find("012345")).contains(one);
    assertThat(again.find("0123")).isEmpty();
    assertThat(again.find("")).isEmpty();
    AlertWindow read = again.window(one).orElseThrow();
    assertThat(read.alerts().stream().map(a -> a.flow().tuple()))
        .isEqualTo(WINDOW.alerts().stream().map(a -> a.flow().tuple()).toList());
    assertThat(read.benign().stream().map(f -> f.tuple()))
        .isEqualTo(WINDOW.benign().stream().map(f -> f.tuple()).toList());
  }

  /** All of a flow but what the sensor calls it. */
  @Test
  void timesVolumesAndClassesOfFlowsAreKept() {
    List<Alert> alerts = new ArrayList<>();
    List<Flow> benign = new ArrayList<>();
    for (Alert alert : WINDOW.alerts()) {
      Volume volume = new Volume(4, 0, 240 + alerts.size(), -1);
      Flow flow = new Flow(7 + alerts.size(), alert.flow().tuple(), volume);
      alerts.add(new Alert(flow, AttackClass.SLOW_HTTP, 0.1 + 0.2, "hostile \n words"));
      benign.add(new Flow(-3, alert.flow().tuple(), new Volume(1, 2, 3, Long.MAX_VALUE)));
    }
    SuggestionStore store = SuggestionStore.at(folder);
    StoredSuggestion one = suggestion("aaaaaaaaaaaaaaaa");
    store.add(one, new AlertWindow(1, -5, 60_000_000, alerts, benign));
    AlertWindow read = store.window(one).orElseThrow();
    assertThat(read.benign()).isEqualTo(benign);
    assertThat(read.alerts())
        .isEqualTo(
            alerts.stream().map(a -> new Alert(a.flow(), a.attackClass(), a.score(), "")).toList());
  }

  @Test
  void aWindowOfAnOlderFileBeginsWithAllOfItsFlows() throws IOException {
    SuggestionStore store = SuggestionStore.at(folder);
    StoredSuggestion one = suggestion("aaaaaaaaaaaaaaaa");
    store.add(one, WINDOW);
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(
                Files.newOutputStream(folder.resolve("windows/aaaaaaaaaaaaaaaa.gz"))),
            StandardCharsets.US_ASCII)) {
      out.write("a 203.0.113.7 1000 192.0.2.10 22 tcp\nb - -1 192.0.2.10 22 tcp\n");
      out.write("a 203.0.113.7 1000 192.0.2.10 22 tcp 9\n"); // then the time came
    }
    AlertWindow read = store.window(one).orElseThrow();
    assertThat(read.alerts()).extracting(a -> a.flow().time()).containsExactly(-5L, 9L);
    assertThat(read.alerts()).allMatch(a -> a.flow().volume().equals(Volume.UNKNOWN));
    assertThat(read.benign()).hasSize(1);
  }

  /** As the command and the service do, each with its own store over one folder. */
  @Test
  void whatAnotherStoreAppendsOrTakesOutIsSeen() throws IOException {
    SuggestionStore store = SuggestionStore.at(folder);
    SuggestionStore other = SuggestionStore.at(folder);
    StoredSuggestion a = suggestion("aaaaaaaaaaaaaaaa");
    StoredSuggestion b = suggestion("bbbbbbbbbbbbbbbb");
    StoredSuggestion c = suggestion("cccccccccccccccc");
    for (StoredSuggestion one : List.of(a, b, c)) {
      assertThat(store.find(one.id())).isEmpty();
      other.add(one, WINDOW);
      assertThat(store.find(one.id())).contains(one);
    }
    store.remove(List.of(b.id(), "nobody", b.id()));
    for (SuggestionStore each : List.of(store, other, SuggestionStore.at(folder))) {
      assertThat(each.all()).containsExactly(a, c);
      assertThat(each.find(b.id())).isEmpty();
      assertThat(each.find(a.id())).contains(a);
      assertThat(each.find(c.id())).contains(c);
      assertThat(each.faults()).isEmpty();
    }
    assertThat(folder.resolve("windows/bbbbbbbbbbbbbbbb.gz")).doesNotExist();
    other.add(b, WINDOW);
    assertThat(store.find(b.id())).contains(b);
    store.remove(List.of(a.id(), b.id(), c.id()));
    assertThat(other.all()).isEmpty();
    Files.delete(folder.resolve("suggestions.jsonl"));
    assertThat(store.find(a.id())).isEmpty();
  }

  @Test
  void aFailedWriteIsNotTakenForAKeptOne() throws IOException {
    SuggestionStore store = SuggestionStore.at(folder);
    StoredSuggestion one = suggestion("aaaaaaaaaaaaaaaa");
    Path inTheWay = Files.createFile(folder.resolve("windows"));
    assertThatThrownBy(() -> store.add(one, WINDOW)).isInstanceOf(KnowledgeException.class);
    Files.delete(inTheWay);
    store.add(one, WINDOW);
    assertThat(store.find(one.id())).contains(one);
  }

  @Test
  void aTornLineIsLeftOutAndRepairedByTheNext() throws IOException {
    SuggestionStore store = SuggestionStore.at(folder);
    store.add(suggestion("aaaaaaaaaaaaaaaa"), WINDOW);
    Path file = folder.resolve("suggestions.jsonl");
    Files.writeString(file, "{\"id\":\"bb", StandardOpenOption.APPEND);
    SuggestionStore again = SuggestionStore.at(folder);
    assertThat(again.all()).hasSize(1);
    assertThat(again.faults()).singleElement().asString().contains("cut short");
    again.add(suggestion("cccccccccccccccc"), WINDOW);
    assertThat(again.faults()).isEmpty();
    assertThat(again.all()).hasSize(2);
  }

  @Test
  void aBrokenOrMissingWindowIsNone() throws IOException {
    SuggestionStore store = SuggestionStore.at(folder);
    StoredSuggestion one = suggestion("aaaaaaaaaaaaaaaa");
    store.add(one, WINDOW);
    Path file = folder.resolve("windows/aaaaaaaaaaaaaaaa.gz");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(store.window(one)).isEmpty();
    Files.write(file, "no gzip".getBytes(StandardCharsets.UTF_8));
    assertThat(store.window(one)).isEmpty();
    Files.delete(file);
    assertThat(store.window(one)).isEmpty();
  }

  @Test
  void aWindowWithMoreFlowsThanToldIsLeftOut() {
    StoredSuggestion one = suggestion("aaaaaaaaaaaaaaaa");
    StoredSuggestion two = suggestion("bbbbbbbbbbbbbbbb");
    SuggestionStore store = SuggestionStore.at(folder, 122);
    store.add(one, WINDOW);
    assertThat(store.find(one.id())).contains(one);
    assertThat(store.window(one)).isEmpty();
    SuggestionStore larger = SuggestionStore.at(folder, 123);
    larger.add(two, WINDOW);
    assertThat(larger.window(two)).isPresent();
  }

  @Test
  void onlyTheNewestWindowsAreKept() throws IOException {
    Path windows = Files.createDirectories(folder.resolve("windows"));
    for (int i = 0; i < SuggestionStore.MOST_WINDOWS + 3; i++) {
      Path file = Files.createFile(windows.resolve(i + ".gz"));
      assertThat(file.toFile().setLastModified(1_000_000_000L + i * 1000L)).isTrue();
    }
    SuggestionStore.at(folder).prune();
    assertThat(windows.resolve("2.gz")).doesNotExist();
    assertThat(windows.resolve("3.gz")).exists();
  }

  private static StoredSuggestion suggestion(String id) {
    return new StoredSuggestion(
        id,
        new Made("2026-11-26T12:00:00Z", -5, 60_000_000, "model x", 1),
        Summarizer.of(WINDOW),
        List.of("-A INPUT -s 203.0.113.7/32 -j DROP"),
        new Outcome(3, 2, 120, 0, 0.01),
        new Conditions("INPUT", IpVersion.V4, BenignCount.BOTH, 100));
  }
}
