package dev.nirs.model;

/** Why a model stopped writing. */
public enum FinishReason {
  /** It was done, or came to a stop sequence. */
  STOP,
  /** It reached the most tokens allowed. */
  LENGTH,
  /** Another reason, or none given. */
  OTHER
}
