/**
 * Cards for people, JSON for programs, fragments for iptables-restore.
 *
 * <p>Input: a suggestion. Output: text whose every sentence is filled from counts.
 */
package dev.nirs.explanation;
