package dev.nirs.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer cost, for the record of a run.
 *
 * @param model the name the model was asked by
 * @param digest SHA-256 of the model as the server lists it, hexadecimal; empty where not known
 * @param finish why it stopped
 * @param promptTokens tokens of the prompt, those reused from the prefix cache too; empty where the
 *     server does not say
 * @param answerTokens tokens of the answer; empty where the server does not say
 * @param times how long it took
 */
public record ModelUsage(
    String model,
    Optional<String> digest,
    FinishReason finish,
    OptionalInt promptTokens,
    OptionalInt answerTokens,
    ModelTimes times) {}
