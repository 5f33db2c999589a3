/**
 * The HTTP interface of the running service: decode, call, encode.
 *
 * <p>Every route stands in one table ({@link dev.nirs.http.RouteTable}) together with the roles
 * that may call it; one gate checks each request before its handler runs. Errors are problem
 * documents (RFC 9457).
 */
package dev.nirs.http;
