/**
 * How good the answers of language models are, by model, form of answer and retrieval.
 *
 * <p>Input: windows drawn from captures with a seed, and the inquiries that ship. Output: a run
 * file with every raw answer, and figures that are always computed from it: share of valid
 * rulesets, levels, faults, coverage inside the window and after it, tokens and time. Nothing is
 * measured twice.
 */
package dev.nirs.evaluation.validity;
