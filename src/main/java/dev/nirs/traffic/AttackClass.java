package dev.nirs.traffic;

/**
 * What kind of attack an alert reports: the closed vocabulary that stands for a sensor's free text
 * (labels, signatures, notice names) wherever a prompt or a knowledge entry speaks of it.
 */
public enum AttackClass {
  /** The sensor does not say, or in words that are not known. */
  UNKNOWN,
  /** Probing of addresses or ports. */
  SCAN,
  /** One source exhausts a service, by volume or requests. */
  DENIAL_OF_SERVICE,
  /** Many sources exhaust a service. */
  DISTRIBUTED_DENIAL_OF_SERVICE,
  /** A service is held by slow or partial HTTP requests. */
  SLOW_HTTP,
  /** Guessing of passwords. */
  BRUTE_FORCE,
  /** Injection, cross-site scripting and other attacks on web applications. */
  WEB_ATTACK,
  /** A vulnerability is used, shell code and worms included. */
  EXPLOIT,
  /** A host inside follows an attacker: infection, back door, bot net, command and control. */
  COMMAND_AND_CONTROL,
  /** Data leave. */
  EXFILTRATION,
  /** A host inside attacks others inside. */
  LATERAL_MOVEMENT,
  /** Someone stands between two hosts: ARP or DNS spoofing. */
  MAN_IN_THE_MIDDLE,
  /** The name service is abused: tunnels, amplification, floods of queries. */
  DNS_ABUSE,
  /** Traffic of an address of ill repute. */
  REPUTATION,
  /** Traffic that a policy does not want, without being an attack. */
  POLICY_VIOLATION
}
