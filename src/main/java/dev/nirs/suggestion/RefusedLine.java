package dev.nirs.suggestion;

import dev.nirs.verification.Fault;
import dev.nirs.verification.Level;

/**
 * A line of a model's answer that is not suggested.
 *
 * @param line the line as cleaned; hostile text, to be escaped where it is shown
 * @param level how far it got
 * @param fault what was wrong with it
 */
public record RefusedLine(String line, Level level, Fault fault) {}
