/**
 * From a window to the rules of the plain baseline: atomic candidates and the greedy choice under
 * epsilon.
 *
 * <p>Input: an alert window. Output: a chosen ruleset with the alerts and benign flows each rule
 * matches. Pure.
 */
package dev.nirs.selection;
