/**
 * What a network is made of: addresses, prefixes, ports, protocols, flows, alerts and the roles of
 * hosts.
 *
 * <p>Input: nothing. Output: immutable values that every later stage speaks in. They refuse what is
 * out of range in their constructors, so no later stage checks a port or a prefix length again.
 * Pure: the JDK only.
 */
package dev.nirs.traffic;
