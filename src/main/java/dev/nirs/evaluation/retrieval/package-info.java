/**
 * Measures how well past cases are found.
 *
 * <p>Input: windows whose attack is known, and for each ranking the examples in its order. Output:
 * recall and nDCG with intervals. An example of the window's own incident is never among them.
 */
package dev.nirs.evaluation.retrieval;
