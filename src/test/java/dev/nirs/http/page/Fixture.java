package dev.nirs.http.page;

import dev.nirs.Samples;
import dev.nirs.explanation.SuggestionCard;
import dev.nirs.explanation.SuggestionJson;
import dev.nirs.http.Entries;
import dev.nirs.knowledge.Acceptance;
import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.knowledge.KnownHost;
import dev.nirs.knowledge.Outcome;
import dev.nirs.knowledge.Playbook;
import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.Act;
import dev.nirs.service.AuditLog;
import dev.nirs.service.Decided;
import dev.nirs.service.Desk;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.EventIntake;
import dev.nirs.service.Feed;
import dev.nirs.service.Library;
import dev.nirs.service.Listing;
import dev.nirs.service.NirsService;
import dev.nirs.service.Page;
import dev.nirs.service.Principal;
import dev.nirs.service.Receipt;
import dev.nirs.service.Role;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.Tokens;
import dev.nirs.service.Trial;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.FallbackReason;
import dev.nirs.suggestion.ModelRun;
import dev.nirs.suggestion.Proposal;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.RefusedLine;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.Summarizer;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Volume;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Level;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.verification.RulesetVerdict;
import dev.nirs.verification.Verifier;
import dev.nirs.window.AlertWindow;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A service in memory whose suggestions come from the real pipeline and whose trials come from the
 * real grammar and verifier; what a store or a sensor would say is put in by the test. Not safe for
 * several threads that change it.
 */
final class Fixture {
  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  static final Policy POLICY =
      new Policy(
          "INPUT",
          IpVersion.V4,
          new Bounds(0.05, 8, BenignCount.BOTH, 10),
          new Protection(
              List.of(),
              List.of(
                  new HostRole(
                      Prefix.parse("192.0.2.10/32").orElseThrow(),
                      HostRole.Role.WEB_SERVER,
                      List.of(),
                      false,
                      "the shop")),
              Set.of(22)));

  final Map<Long, Dossier> dossiers = new ConcurrentSkipListMap<>();
  final Map<String, AlertWindow> windows = new ConcurrentSkipListMap<>();
  final List<KnowledgeEntry> knowledge = new ArrayList<>();
  final List<AuditLog.Line> lines = new ArrayList<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  final List<String> acts = new ArrayList<>();
  Optional<DeskAnswer> answer = Optional.empty();
  OptionalLong brokenAt = OptionalLong.empty();
  ServiceStatus status =
      new ServiceStatus(
          List.of(), 0, new ServiceStatus.Model("", ServiceStatus.Breaker.OFF, Optional.empty()));

  NirsService service() {
    return new NirsService(
        new Archive(),
        new Judge(),
        new Shelf(),
        new NoEvents(),
        new News(),
        new OneToken(),
        new Log(),
        () -> status);
  }

  /** A window of alerts from one host against a web server, with benign flows beside it. */
  static AlertWindow window(int alerts, int benign, Instant at) {
    long start = at.toEpochMilli() * 1000;
    List<Alert> found = new ArrayList<>();
    List<Flow> normal = new ArrayList<>();
    for (int i = 0; i < alerts; i++) {
      Flow flow =
          Samples.flow("tcp 203.0.113." + (7 + i % 3) + ":" + (4000 + i) + " > 192.0.2.10:80");
      found.add(
          new Alert(
              moved(flow, start + i * 700_000L, i),
              AttackClass.WEB_ATTACK,
              1,
              "<script>alert(1)</script>"));
    }
    for (int i = 0; i < benign; i++) {
      String source = i % 40 == 0 ? "203.0.113.7" : "198.51.100." + (i % 250 + 1);
      Flow flow =
          Samples.flow(
              "tcp " + source + ":" + (20_000 + i) + " > 192.0.2.10:" + (i % 3 == 0 ? 80 : 443));
      normal.add(
          moved(flow, start - 3_000_000_000L + i * (3_000_000_000L / Math.max(1, benign)), i));
    }
    long close = start + alerts * 700_000L + 60_000_000L;
    return new AlertWindow(1, start, close, found, normal);
  }

  /** A window of alerts, each from another address that nobody answers, against a web server. */
  static AlertWindow flood(int alerts, int benign, Instant at) {
    long start = at.toEpochMilli() * 1000;
    List<Alert> found = new ArrayList<>();
    for (int i = 0; i < alerts; i++) {
      String source = (11 + i % 180) + "." + i / 7 % 250 + "." + i % 250 + "." + (1 + i % 250);
      Flow flow = Samples.flow("tcp " + source + ":" + (4000 + i) + " > 192.0.2.10:80");
      Flow silent = new Flow(start + i * 20_000L, flow.tuple(), new Volume(1, 0, 60, 0));
      found.add(new Alert(silent, AttackClass.DENIAL_OF_SERVICE, 1, "flood"));
    }
    AlertWindow usual = window(1, benign, at);
    long close = start + alerts * 20_000L + 60_000_000L;
    return new AlertWindow(1, start, close, found, usual.benign());
  }

  /** A window that no rule is safe for: the benign flows look like the alerts. */
  static AlertWindow quietFlood() {
    long start = NOW.toEpochMilli() * 1000;
    List<Alert> found = new ArrayList<>();
    List<Flow> normal = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Flow flow = Samples.flow("tcp 203.0.113.7:4000 > 192.0.2.10:80");
      normal.add(moved(flow, start - 1_000_000L * (40 - i), i));
      if (i < 3) {
        found.add(new Alert(moved(flow, start + i, i), AttackClass.WEB_ATTACK, 1, "x"));
      }
    }
    return new AlertWindow(1, start, start + 60_000_000L, found, normal);
  }

  private static Flow moved(Flow flow, long time, int i) {
    return new Flow(time, flow.tuple(), new Volume(4 + i % 5, 3, 420L + i, i % 4 == 0 ? 0 : 1800L));
  }

  /** A proposer whose model says what the test wants. */
  static Proposer model(String name, String detail, List<String> examples, List<String> refused) {
    ModelRun run =
        new ModelRun(
            name,
            "sha256:0123456789abcdef",
            "0a1b2c3d4e5f",
            "choice",
            "web-attack",
            2,
            1311,
            14,
            examples,
            List.of("example 4"),
            refused.stream()
                .map(
                    l ->
                        new RefusedLine(
                            l, Level.ANSWERED, new Fault(Fault.Kind.ILLEGAL, "column 1: " + l)))
                .toList());
    return (w, s) -> new Proposal.Failed(FallbackReason.ILLEGAL, detail, Optional.of(run));
  }

  static Proposer plain() {
    return model(
        "qwen2.5:1.5b",
        "no rule of the answer is legal iptables",
        List.of("playbook/web-attack-inbound", "ex-2026-0007"),
        List.of(
            "iptables -A INPUT -s 203.0.113.7 -p tcp --dport 80 -j DENY",
            "-A INPUT -s 0.0.0.0/0 -j DROP"));
  }

  /** Puts a suggestion into the archive. */
  Entry add(String source, AlertWindow window, Proposer proposer, Instant madeAt, Policy policy) {
    Suggestion suggestion = new SuggestionPipeline(policy, proposer).suggest(window);
    long number = dossiers.size() + 1L;
    Entry entry = Entries.pending(number, source, Trigger.CLOSED, madeAt, suggestion);
    dossiers.put(
        number,
        new Dossier(
            entry, SuggestionJson.of(suggestion), SuggestionCard.of(suggestion), List.of()));
    windows.put(entry.id(), window);
    return entry;
  }

  /** An ordinary suggestion, made so long ago. */
  Entry add(String source, int alerts, int benign, Duration ago) {
    Instant at = NOW.minus(ago);
    return add(source, window(alerts, benign, at.minusSeconds(120)), plain(), at, POLICY);
  }

  /** A suggestion of as many rules as it takes, such as for a flood. */
  Entry addUnbounded(String source, AlertWindow window, Instant at) {
    Bounds bounds = new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, 10);
    Policy policy = new Policy("INPUT", IpVersion.V4, bounds, POLICY.protection());
    return add(source, window, plain(), at, policy);
  }

  /** Another state of a suggestion that is there, as somebody else would bring it about. */
  Entry decide(Entry entry, SuggestionState state) {
    Dossier dossier = find(entry.id()).orElseThrow();
    Entry changed = in(dossier.entry(), state);
    dossiers.put(
        changed.number(),
        new Dossier(changed, dossier.json(), dossier.card(), dossier.decisions()));
    return changed;
  }

  /** How many listen. */
  int listening() {
    return listeners.size();
  }

  /** Tells whoever listens. */
  void tell(Entry entry) {
    listeners.forEach(listener -> listener.accept(entry));
  }

  /** An example of the knowledge base. */
  static Example example(String id, Example.Status status) {
    AlertWindow window = window(12, 80, NOW);
    return Example.of(
        id,
        "demo/web",
        Summarizer.of(window),
        List.of("-A INPUT -s 203.0.113.7/32 -j DROP"),
        new Example.Verified(
            new Outcome(12, 4, 80, 2, 0.05),
            new Acceptance(
                "suggestion 0123456789abcdef",
                "ana",
                "2026-11-25T10:00:00Z",
                status,
                "seen before",
                1)));
  }

  static Playbook playbook() {
    return new Playbook(
        AttackPattern.WEB_ATTACK_INBOUND,
        "Web attack inbound",
        "few sources, one web server",
        "the source and the port of the server",
        "the whole server",
        "others use it",
        "First look at the *requests*.\n\n- then at the source");
  }

  static KnownHost host() {
    return new KnownHost("demo", POLICY.protection().hosts().getFirst());
  }

  void log(String by, String action, String subject, String detail) {
    long number = lines.size() + 1L;
    lines.add(new AuditLog.Line(number, NOW, by, action, subject, detail, "ab12".repeat(16)));
  }

  private Optional<Dossier> find(String id) {
    return dossiers.values().stream().filter(d -> d.entry().id().equals(id)).findFirst();
  }

  private static Entry in(Entry e, SuggestionState state) {
    return new Entry(
        e.number(),
        e.id(),
        e.origin(),
        e.severity(),
        e.pattern(),
        e.outcome(),
        e.counts(),
        state,
        e.version() + 1);
  }

  private final class Archive implements SuggestionArchive {
    @Override
    public Entry add(String source, Trigger trigger, Suggestion suggestion) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isAnswered(String source, long start, long close) {
      return false;
    }

    @Override
    public Optional<Dossier> find(String id) {
      return Fixture.this.find(id);
    }

    @Override
    public Optional<AlertWindow> window(String id) {
      return Optional.ofNullable(windows.get(id));
    }

    @Override
    public Page<Entry> list(Listing listing) {
      List<Entry> all =
          dossiers.values().stream()
              .map(Dossier::entry)
              .filter(e -> listing.states().isEmpty() || listing.states().contains(e.state()))
              .filter(
                  e ->
                      listing.source().isEmpty()
                          || listing.source().get().equals(e.origin().source()))
              .filter(e -> listing.before().isEmpty() || e.number() < listing.before().getAsLong())
              .toList()
              .reversed();
      List<Entry> items = all.subList(0, Math.min(all.size(), listing.limit()));
      return new Page<>(
          items,
          items.size() < all.size()
              ? OptionalLong.of(items.getLast().number())
              : OptionalLong.empty());
    }
  }

  private final class Judge implements Desk {
    @Override
    public DeskAnswer accept(String id, Act act) {
      return decide(id, SuggestionState.ACCEPTED, List.of(), act);
    }

    @Override
    public DeskAnswer edit(String id, List<String> rules, Act act) {
      return decide(id, SuggestionState.EDITED, rules, act);
    }

    @Override
    public DeskAnswer reject(String id, List<String> rules, Act act) {
      return decide(id, SuggestionState.REJECTED, rules, act);
    }

    @Override
    public DeskAnswer supersede(String id, Act act) {
      return decide(id, SuggestionState.SUPERSEDED, List.of(), act);
    }

    private DeskAnswer decide(String id, SuggestionState state, List<String> rules, Act act) {
      acts.add(state + " " + rules + " by " + act.by() + ": " + act.reason() + " " + act.version());
      if (answer.isPresent()) {
        return answer.get();
      }
      Dossier dossier = find(id).orElseThrow();
      if (act.version().orElse(dossier.entry().version()) != dossier.entry().version()) {
        return new DeskAnswer.Conflict(dossier.entry());
      }
      Entry entry = in(dossier.entry(), state);
      Decided decided = new Decided(state, act.by(), NOW, act.reason(), rules, "ex-" + id);
      dossiers.put(
          entry.number(), new Dossier(entry, dossier.json(), dossier.card(), List.of(decided)));
      return new DeskAnswer.Done(entry, decided, "");
    }

    @Override
    public Trial verify(String id, List<String> typed) {
      AlertWindow window = Optional.ofNullable(windows.get(id)).orElseThrow();
      RuleGrammar grammar = new RuleGrammar(POLICY.version(), Set.of(POLICY.chain()));
      List<Trial.Line> found = new ArrayList<>();
      List<Rule> rules = new ArrayList<>();
      for (String line : typed) {
        found.add(
            switch (grammar.parse(line)) {
              case ParsedLine.Refused refused ->
                  new Trial.Line(
                      line, Optional.empty(), refused.diagnostics(), Optional.empty(), 0, 0);
              case ParsedLine.Accepted accepted -> {
                rules.addAll(accepted.rules());
                yield judged(line, accepted.rules(), accepted.notes(), window);
              }
            });
      }
      RulesetVerdict all = new Verifier(POLICY).verify(rules, window);
      boolean stands =
          found.stream().allMatch(l -> l.canonical().isPresent() && l.fault().isEmpty());
      return new Trial(found, all.alertsMatched(), all.benignHit(), stands && !found.isEmpty());
    }

    private static Trial.Line judged(
        String line, List<Rule> rules, List<Diagnostic> notes, AlertWindow window) {
      RuleVerdict verdict = new Verifier(POLICY).verify(rules, window).rules().getFirst();
      return new Trial.Line(
          line,
          Optional.of(verdict.rule().canonical()),
          notes,
          verdict.fault().map(Fault::message),
          verdict.alerts(),
          verdict.benign());
    }
  }

  private final class Shelf implements Library {
    @Override
    public List<KnowledgeEntry> find(Optional<String> query, Optional<EntryKind> kind) {
      return knowledge.stream()
          .filter(e -> query.isEmpty() || e.toString().contains(query.get()))
          .toList();
    }

    @Override
    public Optional<KnowledgeEntry> entry(String id) {
      return knowledge.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    @Override
    public boolean revoke(String id, Act act) {
      acts.add("REVOKE " + id + " by " + act.by() + ": " + act.reason());
      return entry(id).filter(e -> e instanceof Example x && x.isActive()).isPresent();
    }
  }

  private static final class NoEvents implements EventIntake {
    @Override
    public Receipt accept(
        dev.nirs.service.Sending sending, InputStream body, dev.nirs.ingest.IngestOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<CompletableFuture<Entry>> windows(
        dev.nirs.service.Sending sending, InputStream body, dev.nirs.ingest.IngestOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Entry> suggestNow(String source) {
      throw new UnsupportedOperationException();
    }
  }

  private final class News implements Feed {
    @Override
    public Subscription subscribe(Consumer<Entry> listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  private static final class OneToken implements Tokens {
    @Override
    public String create(String name, Role role, String by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Principal> find(String token) {
      return switch (token) {
        case "viewer" -> Optional.of(new Principal("vera", Role.VIEWER));
        case "analyst" -> Optional.of(new Principal("ana", Role.ANALYST));
        default -> Optional.empty();
      };
    }

    @Override
    public boolean revoke(String name, String by) {
      return false;
    }

    @Override
    public List<Token> all() {
      return List.of(new Token("vera", Role.VIEWER, NOW), new Token("ana", Role.ANALYST, NOW));
    }
  }

  private final class Log implements AuditLog {
    @Override
    public Line append(String by, String action, String subject, String detail) {
      log(by, action, subject, detail);
      return lines.getLast();
    }

    @Override
    public Page<Line> page(OptionalLong before, int limit) {
      return new Page<>(lines.reversed(), OptionalLong.empty());
    }

    @Override
    public Verdict verify() {
      return new Verdict(lines.size(), brokenAt, "cd34".repeat(16));
    }
  }
}
