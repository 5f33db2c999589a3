package dev.nirs.service;

/** What a bearer of a token may do; each includes nothing of another but what it says. */
public enum Role {
  /** Reads suggestions, knowledge, reports and the audit log. */
  VIEWER,
  /** Reads everything, decides, asks for suggestions and sends windows. */
  ANALYST,
  /** Sends events and windows, reads nothing. */
  SENSOR
}
