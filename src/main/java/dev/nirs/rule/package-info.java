/**
 * The rule language: a strict subset of iptables as sealed values, its grammar, its canonical text
 * and what a rule matches.
 *
 * <p>Input: one line of text. Output: rules or diagnostics with columns. Two promises: nothing
 * accepted is refused by a real load, and the canonical text is what {@code iptables-save} prints.
 * Pure: the JDK and {@code traffic} only.
 */
package dev.nirs.rule;
