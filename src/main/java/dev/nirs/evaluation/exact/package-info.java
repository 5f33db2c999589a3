/**
 * The exact yardstick: the best ruleset of a small window under epsilon and a rule limit, found by
 * a solver, and how far others stay behind it.
 *
 * <p>Input: an alert window and rulesets chosen for it. Output: the optimum, or a bound on it, and
 * the regret of each ruleset. The only package that uses OR-Tools.
 */
package dev.nirs.evaluation.exact;
