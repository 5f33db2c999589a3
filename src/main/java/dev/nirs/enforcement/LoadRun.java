package dev.nirs.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One batch of lines on its way to verdicts. */
final class LoadRun {
  /** Lines in a load: a failed load of one size is asked again in loads of the next. */
  private static final int[] SIZES = {512, 64, 8, 1};

  private static final int NOT_FOUND = 127;

  private final PrivateNamespace namespace;
  private final RestoreTool tool;
  private final List<String> lines;
  private final Map<Integer, LoadVerdict> verdicts = new TreeMap<>();

  LoadRun(PrivateNamespace namespace, RestoreTool tool, List<String> lines) {
    this.namespace = namespace;
    this.tool = tool;
    this.lines = lines;
  }

  /** A verdict for each line, in their order. */
  List<LoadVerdict> verdicts() throws OracleException {
    List<Integer> appending = new ArrayList<>();
    List<Load> alone = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<String> objection = Admission.objection(line);
      if (objection.isPresent()) {
        verdicts.put(i, new LoadVerdict.NotAsked(objection.get()));
      } else if (Admission.of(line) == Admission.ALONE) {
        alone.add(new Load(List.of(i), List.of(line), false));
      } else {
        appending.add(i);
      }
    }
    append(List.of(new Load(appending, appending.stream().map(lines::get).toList(), true)));
    if (!alone.isEmpty()) {
      decide(alone, namespace.apart(alone, tool));
    }
    return List.copyOf(verdicts.values());
  }

  private void append(List<Load> first) throws OracleException {
    List<Load> open = first;
    for (int size : SIZES) {
      List<Load> loads = open.stream().flatMap(load -> load.split(size).stream()).toList();
      if (!loads.isEmpty()) {
        open = decide(loads, namespace.together(loads, tool));
      }
    }
  }

  /** Notes the verdicts of the loads that give one; returns those that must be split. */
  private List<Load> decide(List<Load> loads, List<LoadAnswer> answers) throws OracleException {
    List<Load> open = new ArrayList<>();
    for (int i = 0; i < loads.size(); i++) {
      Load load = loads.get(i);
      if (!decide(load, answers.get(i))) {
        open.add(load);
      }
    }
    return open;
  }

  private boolean decide(Load load, LoadAnswer answer) throws OracleException {
    boolean single = load.lines().size() == 1;
    return switch (answer) {
      case LoadAnswer.Failed(int code, String message) when code == NOT_FOUND ->
          throw new OracleException(tool.restore() + " is not installed: " + message);
      case LoadAnswer.Taken(List<String> printed) ->
          load.saved(printed).map(saved -> note(load, saved)).orElse(false);
      case LoadAnswer.Failed(int code, String message) when single ->
          note(load, new LoadVerdict.Refused(code, message));
      case LoadAnswer.Missing missing when single ->
          note(load, new LoadVerdict.Unanswered("no answer within " + namespace.timeout()));
      case LoadAnswer.Failed failed -> false;
      case LoadAnswer.Missing missing -> false;
    };
  }

  private boolean note(Load load, LoadVerdict verdict) {
    verdicts.put(load.positions().get(0), verdict);
    return true;
  }

  private boolean note(Load load, List<List<String>> saved) {
    for (int i = 0; i < saved.size(); i++) {
      verdicts.put(load.positions().get(i), new LoadVerdict.Loaded(saved.get(i)));
    }
    return true;
  }
}
