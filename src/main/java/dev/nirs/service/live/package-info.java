/**
 * Events in, suggestions out, as they happen.
 *
 * <p>Every accepted body is written to the journal of its source and forced to disk before it is
 * acknowledged; one thread for each source then feeds the observations, in the journal's order, to
 * a window tracker; windows that close, are updated or asked for go to the answer queue, whose
 * workers ask the pipeline and keep the suggestion. After a crash the journal is read again, and
 * windows that no kept suggestion answers are answered.
 */
package dev.nirs.service.live;
