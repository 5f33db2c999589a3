package dev.nirs.evaluation.retrieval;

import dev.nirs.evaluation.retrieval.KnownWindow.Truth;

/** When an example is of use to a window. */
public enum Relevance {
  /** It is the same class of attack: gain 1; and the same pattern: gain 3. */
  ATTACK {
    @Override
    int gain(Truth window, Truth example) {
      if (window.attackClass() != example.attackClass()) {
        return 0;
      }
      return window.pattern() == example.pattern() ? 3 : 1;
    }
  },
  /** The rules that answer it are of the same shape: gain 1. No word of the text tells this. */
  RULES {
    @Override
    int gain(Truth window, Truth example) {
      return window.rules().equals(example.rules()) ? 1 : 0;
    }
  };

  abstract int gain(Truth window, Truth example);
}
