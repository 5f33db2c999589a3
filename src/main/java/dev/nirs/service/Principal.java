package dev.nirs.service;

/**
 * Who calls.
 *
 * @param name of the token, or {@code local} for a caller on loopback where no token is required
 * @param role what it may do
 */
public record Principal(String name, Role role) {}
