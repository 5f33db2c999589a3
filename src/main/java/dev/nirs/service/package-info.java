/**
 * The running service: what it keeps, what it does, and the words for both.
 *
 * <p>This package holds values and ports; {@code store} keeps suggestions, decisions, tokens and
 * the audit log in SQLite, {@code live} takes events, makes windows and asks for suggestions,
 * {@code run} wires them. HTTP and the page only decode, call and encode.
 */
package dev.nirs.service;
