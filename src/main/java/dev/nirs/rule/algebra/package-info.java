/**
 * What rules mean, exactly: the set of packets of a rule, how two sets lie to each other, what a
 * rule adds to a ruleset, and the fewest rules with the same meaning.
 *
 * <p>Input: rules, and a current ruleset. Output: answers that are proven, refuted by a packet, or
 * said to be not proven; findings in words; merged rules; a compiled ruleset for many flows. What a
 * flow record cannot decide (flags, rates, interfaces) is never guessed. Pure.
 */
package dev.nirs.rule.algebra;
