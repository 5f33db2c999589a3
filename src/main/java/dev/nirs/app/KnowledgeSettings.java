package dev.nirs.app;

import java.nio.file.Path;

/**
 * Where knowledge lies.
 *
 * @param directory the knowledge base: the truth, in files
 * @param vectorStore the index derived from it: may be deleted at any time
 */
public record KnowledgeSettings(Path directory, Path vectorStore) {}
