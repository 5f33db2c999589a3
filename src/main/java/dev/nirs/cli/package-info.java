/**
 * The command line: decodes options, calls, prints.
 *
 * <p>Input: arguments. Output: text on standard output, progress on standard error, exit codes.
 */
package dev.nirs.cli;
