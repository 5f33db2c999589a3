/**
 * What a rule would do, before anyone applies it: levels L0 to L5.
 *
 * <p>Input: rules, a window, a policy. Output: verdicts with counts and reasons. Pure.
 */
package dev.nirs.verification;
