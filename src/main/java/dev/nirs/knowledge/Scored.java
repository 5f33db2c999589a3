package dev.nirs.knowledge;

/**
 * An entry and how well it fits.
 *
 * @param <T> the kind of entry
 * @param entry the entry
 * @param score sum of reciprocal ranks, 0 to 2/61; comparable only within one answer. 0 for the
 *     playbook of the window's own pattern when neither ranking found it
 */
public record Scored<T>(T entry, double score) {}
