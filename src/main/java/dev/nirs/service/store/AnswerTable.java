package dev.nirs.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.nirs.notation.Micros;
import dev.nirs.service.DeskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers given under an idempotency key, inside of a transaction of the caller. */
final class AnswerTable {
  /** How long a key is known. */
  static final Duration KEPT = Duration.ofDays(2);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private AnswerTable() {}

  static void insert(Handle handle, Asked asked, DeskAnswer.Done answer, Instant now) {
    handle
        .createUpdate("DELETE FROM answer WHERE at < :oldest")
        .bind("oldest", Micros.of(now.minus(KEPT)))
        .execute();
    handle
        .createUpdate(
            "INSERT INTO answer (asked_by, key, request, answer, at) VALUES (:by, :key, :request,"
                + " :answer, :at)")
        .bind("by", asked.by)
        .bind("key", asked.key)
        .bind("request", asked.request)
        .bind("answer", write(answer))
        .bind("at", Micros.of(now))
        .execute();
  }

  static Optional<Given> find(Handle handle, String by, String key) {
    return handle
        .createQuery("SELECT request, answer FROM answer WHERE asked_by = :by AND key = :key")
        .bind("by", by)
        .bind("key", key)
        .map((row, context) -> new Given(row.getString("request"), read(row.getString("answer"))))
        .findOne();
  }

  private static String write(DeskAnswer.Done answer) {
    try {
      return JSON.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of plain values cannot fail to print", e);
    }
  }

  private static DeskAnswer.Done read(String text) {
    try {
      return JSON.readValue(text, DeskAnswer.Done.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that was kept cannot be read: " + e, e);
    }
  }

  /**
   * What was asked under a key.
   *
   * @param by who asked
   * @param key the caller's key
   * @param request hash of what was asked
   */
  record Asked(String by, String key, String request) {}

  /**
   * What was answered under a key.
   *
   * @param request hash of what was asked
   * @param answer the answer
   */
  record Given(String request, DeskAnswer.Done answer) {}
}
