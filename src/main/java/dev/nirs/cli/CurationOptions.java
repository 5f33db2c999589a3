package dev.nirs.cli;

import dev.nirs.app.Curation;
import dev.nirs.app.Decision;
import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.Nirs;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.SuggestionStore;
import picocli.CommandLine.Mixin;

/** What accepting, editing and rejecting have in common. */
final class CurationOptions {
  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private ProtectionOptions protection = new ProtectionOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  Curation curation() throws InputException {
    KnowledgeSettings settings = knowledge.settings();
    return new Curation(
        KnowledgeBase.open(settings.directory()),
        SuggestionStore.at(store.folder(settings)),
        protection.policy(settings),
        Nirs.clock());
  }

  Decision decision() {
    return decision.decision();
  }
}
