package dev.nirs.model;

import java.time.Duration;

/**
 * How long an answer took.
 *
 * @param elapsed from the question to the answer by our clock, all attempts together
 * @param load loading the model, as the server says; zero where it does not
 * @param prompt reading the part of the prompt that was not cached, as the server says; zero where
 *     it does not
 * @param answer writing the answer, as the server says; zero where it does not
 */
public record ModelTimes(Duration elapsed, Duration load, Duration prompt, Duration answer) {}
