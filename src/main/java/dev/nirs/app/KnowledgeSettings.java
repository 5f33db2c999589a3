package dev.nirs.app;

import java.nio.file.Path;

/**
 * Where knowledge lies.
 *
 * @param directory the knowledge base: the truth, in files
 * @param vectorStore the index derived from it: may be deleted at any time
 * @param embedding which model makes the index's vectors
 */
public record KnowledgeSettings(Path directory, Path vectorStore, EmbeddingSettings embedding) {}
