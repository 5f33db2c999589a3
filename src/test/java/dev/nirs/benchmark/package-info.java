/** Programs that measure; started by the scripts of {@code benchmarks}, not by the tests. */
package dev.nirs.benchmark;
