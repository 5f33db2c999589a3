package dev.nirs.suggestion;

/** Why the baseline answers in the model's place. */
public enum FallbackReason {
  /** The user wanted no model. */
  NOT_ASKED,
  /** No Ollama answers at the address. */
  UNREACHABLE,
  /** Ollama does not have the model. */
  MODEL_MISSING,
  /** The model did not answer in time. */
  TIMED_OUT,
  /** The server refused the request or answered nonsense. */
  SERVER_FAULT,
  /** The prompt did not fit the model's context. */
  PROMPT_TOO_LONG,
  /** The answer holds nothing that looks like a rule. */
  UNPARSEABLE,
  /** The policy leaves nothing that a model could name or choose, so it was not asked. */
  NO_CANDIDATE,
  /** The model says that no rule is safe. */
  DECLINED,
  /** No rule of the answer is legal iptables within our language. */
  ILLEGAL,
  /** Legal rules, but none that may be suggested. */
  UNSAFE,
  /** The model's rules are fine, and the baseline's are better. */
  WORSE
}
