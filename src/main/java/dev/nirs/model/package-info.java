/**
 * The port to the language model, the Ollama adapter behind it, and the reading of answers.
 *
 * <p>Input: a system and a user text. Output: an answer with what it cost, or a failure that says
 * what the caller can do; and the candidate rule lines of an answer, with what was cleaned away.
 * Everything from the server is hostile: it is read under a deadline and a limit, and nothing it
 * says is run, joined or completed. LangChain4j stays inside, and its retries and timeout stay off,
 * since they repeat what cannot help and do not cover the body.
 */
package dev.nirs.model;
