package dev.nirs.enforcement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs loads in network namespaces that end with them.
 *
 * @param isolation how the namespaces are made
 * @param chains own chains, beside INPUT, FORWARD and OUTPUT, declared in every load
 * @param timeout how long one run of loads may take
 */
record PrivateNamespace(Isolation isolation, Set<String> chains, Duration timeout) {

  /** Loads the file $3.rules with the program $1 and prints what came of it with the program $2. */
  private static final String LOAD =
      """
      { "$1" -c <"$3.rules"; code=$?; printf '\\n%s\\n' "$code"; } >"$3.part" 2>&1
      [ "$code" = 0 ] && "$2" -c -t filter >"$3.saved" 2>/dev/null
      mv "$3.part" "$3.answer"
      """;

  /** Every file in the namespace it runs in; a load begins by flushing what was there. */
  private static final String SHARED =
      """
      restore=$1 save=$2
      for file in *.rules; do
        set -- "$restore" "$save" "${file%.rules}"
      """
          + LOAD
          + "done\n";

  /** Every file in a namespace made for it; $3 is the script for one. */
  private static final String SEPARATE =
      """
      for file in *.rules; do unshare -n sh -c "$3" sh "$1" "$2" "${file%.rules}"; done
      """;

  PrivateNamespace {
    chains = Set.copyOf(chains);
  }

  /** Loads that only append, in one namespace; an answer for each, in their order. */
  List<LoadAnswer> together(List<Load> loads, RestoreTool tool) throws OracleException {
    return run(loads, List.of("sh", "-c", SHARED, "sh", tool.restore(), tool.save()));
  }

  /** Each load in a namespace of its own; an answer for each, in their order. */
  List<LoadAnswer> apart(List<Load> loads, RestoreTool tool) throws OracleException {
    return run(loads, List.of("sh", "-c", SEPARATE, "sh", tool.restore(), tool.save(), LOAD));
  }

  private List<LoadAnswer> run(List<Load> loads, List<String> script) throws OracleException {
    try (LoadFolder folder = new LoadFolder()) {
      for (int i = 0; i < loads.size(); i++) {
        folder.write(i, loads.get(i).file(chains));
      }
      List<String> command = new ArrayList<>(List.of("unshare", isolation.option()));
      command.addAll(script);
      new Program(folder.path(), timeout).run(command);
      List<LoadAnswer> answers = new ArrayList<>();
      for (int i = 0; i < loads.size(); i++) {
        answers.add(folder.answer(i));
      }
      return answers;
    }
  }
}
