package dev.nirs.app;

import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.knowledge.KnowledgeSnapshot;
import dev.nirs.knowledge.Retriever;
import dev.nirs.model.InstalledModel;
import dev.nirs.model.ModelFailure;
import dev.nirs.model.OllamaStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks at everything that nirs uses on this machine. */
public final class Diagnosis {
  private final ModelSettings model;
  private final KnowledgeSettings knowledge;

  /**
   * A diagnosis.
   *
   * @param model where Ollama should be, and which model is wanted
   * @param knowledge where the knowledge base should be
   */
  public Diagnosis(ModelSettings model, KnowledgeSettings knowledge) {
    this.model = model;
    this.knowledge = knowledge;
  }

  /**
   * Looks.
   *
   * @return what was found, in the order people should read it
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            Finding.State.OK,
            "java",
            Runtime.version() + ", " + System.getProperty("java.vm.name"),
            ""));
    findings.addAll(knowledge());
    findings.addAll(ollama());
    findings.add(
        tool("iptables", "iptables-restore", "to load exports, install the package 'iptables'"));
    findings.add(
        tool(
            "ip6tables",
            "ip6tables-restore",
            "to load IPv6 exports, install the package 'iptables'"));
    return findings;
  }

  private List<Finding> knowledge() {
    List<Finding> findings = new ArrayList<>();
    try {
      KnowledgeSnapshot snapshot = KnowledgeBase.open(knowledge.directory()).snapshot();
      String what =
          snapshot.activeExamples().size()
              + " examples, "
              + snapshot.playbooks().size()
              + " playbook entries in "
              + knowledge.directory();
      findings.add(new Finding(Finding.State.OK, "knowledge", what, ""));
      snapshot
          .faults()
          .forEach(
              fault ->
                  findings.add(
                      new Finding(
                          Finding.State.MISSING,
                          "knowledge",
                          "left out: " + fault,
                          "mend that line")));
      findings.add(index());
    } catch (KnowledgeException | InputException e) {
      findings.add(
          new Finding(
              Finding.State.BROKEN,
              "knowledge",
              String.valueOf(e.getMessage()),
              "name another folder with --knowledge"));
    }
    return findings;
  }

  private Finding index() throws InputException {
    try (Retriever retriever = Nirs.retriever(knowledge)) {
      boolean found = !retriever.search("scan", Optional.empty(), 1).isEmpty();
      String what =
          retriever.isInMemory()
              ? "in memory: " + knowledge.vectorStore() + " cannot be written"
              : "in " + knowledge.vectorStore();
      return new Finding(
          found ? Finding.State.OK : Finding.State.MISSING,
          "index",
          what + ", embeddings in the process",
          found ? "" : "nirs knowledge rebuild");
    }
  }

  private List<Finding> ollama() {
    try {
      OllamaStatus status = Nirs.status(model);
      Optional<ModelFailure> fault = status.fault();
      return fault.isPresent()
          ? List.of(
              new Finding(
                  Finding.State.MISSING, "ollama", fault.get().message(), fault.get().nextStep()))
          : List.of(server(status), wanted(status));
    } catch (InputException e) {
      return List.of(
          new Finding(Finding.State.BROKEN, "ollama", String.valueOf(e.getMessage()), ""));
    }
  }

  private Finding server(OllamaStatus status) {
    String models =
        status.models().stream().map(InstalledModel::name).collect(Collectors.joining(", "));
    String what =
        status.version().orElse("")
            + " at "
            + model.url()
            + " with "
            + (models.isEmpty() ? "no model" : models);
    return new Finding(Finding.State.OK, "ollama", what, "");
  }

  private Finding wanted(OllamaStatus status) {
    String name = model.name();
    return status
        .model(name)
        .map(
            found ->
                new Finding(
                    Finding.State.OK, "model", found.name() + ", digest " + found.digest(), ""))
        .orElse(
            new Finding(
                Finding.State.MISSING,
                "model",
                "no " + name,
                "ollama pull " + name + ", or --model NAME"));
  }

  private static Finding tool(String subject, String program, String nextStep) {
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      String answer =
          new String(process.getInputStream().readNBytes(200), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(5, TimeUnit.SECONDS);
      return new Finding(
          ended ? Finding.State.OK : Finding.State.MISSING, subject, answer, ended ? "" : nextStep);
    } catch (IOException e) {
      return new Finding(Finding.State.MISSING, subject, program + " is not on the path", nextStep);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding(Finding.State.MISSING, subject, "interrupted", nextStep);
    }
  }
}
