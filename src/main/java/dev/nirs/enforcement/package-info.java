/**
 * The real iptables: asked what it makes of a rule.
 *
 * <p>Input: lines of rule text. Output: a verdict for each. {@link
 * dev.nirs.enforcement.RestoreOracle} loads them in a network namespace of its own, which is thrown
 * away; the rules of the machine are never read or changed. Rule text reaches the tool as the
 * content of a file, never as part of a command.
 */
package dev.nirs.enforcement;
