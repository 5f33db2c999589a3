/**
 * What the service keeps: suggestions, decisions, the audit log, tokens and file positions in one
 * SQLite file, the flows of windows in files beside it.
 *
 * <p>Input: suggestions and decisions. Output: the same, after any crash. A decision is in the
 * knowledge base first, then in the database (state, decision, audit line and idempotency answer in
 * one transaction), then answered: a crash between leaves nothing acknowledged lost, and the same
 * decision again makes no second example.
 */
package dev.nirs.service.store;
