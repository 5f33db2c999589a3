package dev.nirs.evaluation.validity;

import dev.nirs.prompt.PromptForm;

/**
 * What is held fixed while windows vary.
 *
 * @param model the model's name
 * @param digest SHA-256 of the model as the server lists it; empty where not known
 * @param form the form of answer
 * @param retrieval what is put before the model
 * @param setting words of all else that an answer depends on: templates, policy, attempts
 */
public record Condition(
    String model, String digest, PromptForm form, Retrieval retrieval, String setting) {}
