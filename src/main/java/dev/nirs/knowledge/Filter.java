package dev.nirs.knowledge;

import java.util.Optional;

/** What may be ranked at all: entries of a kind, none of an incident. */
record Filter(Optional<EntryKind> kind, Optional<String> excludedIncident) {}
