package dev.nirs.model;

import java.time.Duration;

/**
 * Why there is no answer, split by what the caller can do about it. Texts of a server are shortened
 * to one printable line before they get in here.
 */
public sealed interface ModelFailure extends ModelReply {

  /**
   * What went wrong.
   *
   * @return one line, no full stop
   */
  String message();

  /**
   * What a person can do.
   *
   * @return one line, no full stop
   */
  String nextStep();

  /**
   * No connection, or one that broke: try later.
   *
   * @param url where the server should be
   * @param why what the network said
   */
  record Unreachable(String url, String why) implements ModelFailure {
    @Override
    public String message() {
      return "no answer from Ollama at " + url + ": " + why;
    }

    @Override
    public String nextStep() {
      return "start it with 'ollama serve' or 'docker compose up -d', or correct the URL";
    }
  }

  /**
   * The deadline passed.
   *
   * @param after the deadline
   */
  record TimedOut(Duration after) implements ModelFailure {
    @Override
    public String message() {
      return "the model did not answer within " + after.toMillis() / 1000.0 + " s";
    }

    @Override
    public String nextStep() {
      return "allow more time, choose a smaller model, or free the processor";
    }
  }

  /**
   * The server does not have the model.
   *
   * @param name the model
   */
  record MissingModel(String name) implements ModelFailure {
    @Override
    public String message() {
      return "Ollama has no model '" + name + "'";
    }

    @Override
    public String nextStep() {
      return "ollama pull " + name;
    }
  }

  /**
   * The server refuses: asking the same again does not help, or did not.
   *
   * @param status HTTP status
   * @param reason the server's words
   */
  record Rejected(int status, String reason) implements ModelFailure {
    @Override
    public String message() {
      return "Ollama refused with status " + status + ": " + reason;
    }

    @Override
    public String nextStep() {
      return status == 429 || status >= 500
          ? "try later, and look at Ollama's log"
          : "check the URL and the model's name; is it Ollama that listens there?";
    }
  }

  /**
   * What came back is no answer.
   *
   * @param what what is wrong with it
   */
  record Malformed(String what) implements ModelFailure {
    @Override
    public String message() {
      return "the reply is no answer: " + what;
    }

    @Override
    public String nextStep() {
      return "try another model; is it Ollama that listens there, and is the model's template right?";
    }
  }

  /**
   * The model did not see the whole prompt, so its answer is worth nothing.
   *
   * @param promptTokens tokens that it read
   * @param context tokens that it can hold, answer included
   */
  record PromptTruncated(int promptTokens, int context) implements ModelFailure {
    @Override
    public String message() {
      return "the prompt was cut: the model read %d tokens and holds %d with the answer"
          .formatted(promptTokens, context);
    }

    @Override
    public String nextStep() {
      return "raise the context window, or shorten the templates; if it read far less than was sent, the model's own template may"
          + " have no place for the system text: 'ollama show --template MODEL' shows it";
    }
  }

  /** The caller's thread was interrupted; its interrupt flag is set again. */
  record Cancelled() implements ModelFailure {
    @Override
    public String message() {
      return "the question was cancelled";
    }

    @Override
    public String nextStep() {
      return "ask again";
    }
  }
}
