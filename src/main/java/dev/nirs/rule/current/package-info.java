/**
 * A host's current ruleset as {@code iptables-save} prints it.
 *
 * <p>Input: the lines of that text. Output: the chains of the filter table with every rule in
 * order; what could not be read is kept, numbered and said. Pure: the JDK, {@code traffic} and
 * {@code rule} only.
 */
package dev.nirs.rule.current;
