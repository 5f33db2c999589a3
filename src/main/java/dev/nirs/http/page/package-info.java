/**
 * The analyst's pages: queue, card, knowledge, status, reports, audit, login.
 *
 * <p>Input: the service's ports. Output: HTML from Mustache templates that works without scripts;
 * htmx, one chart and a few keys are put on top. Handlers read a form, call a port and fill a view;
 * whatever traffic, models and people wrote is escaped and made visible in one place ({@link
 * dev.nirs.http.page.Templates}).
 */
package dev.nirs.http.page;
