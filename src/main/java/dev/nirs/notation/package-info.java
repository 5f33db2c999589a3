/**
 * How texts of strangers, times and digests are written, everywhere alike.
 *
 * <p>Input: plain values of the JDK. Output: printable text, instants, hexadecimal digits. What
 * comes in may be hostile; what goes out is safe to print on one line.
 */
package dev.nirs.notation;
