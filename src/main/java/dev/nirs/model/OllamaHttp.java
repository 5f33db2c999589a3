package dev.nirs.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nirs.notation.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The one way to the server: HTTP/1.1 without upgrade, no redirect followed, and never more of a
 * body read than a limit. Safe for use by several threads.
 */
final class OllamaHttp {

  /** Most bytes of a body; an answer of 256 tokens has about 2,000. */
  static final int MOST_BYTES = 1 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * Sends and reads to the end, or to the limit. An interrupt ends both at once.
   *
   * @throws BodyTooLongException where the body goes on after the limit
   * @throws IOException where the connection cannot be made, breaks, or is interrupted
   */
  Exchange send(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new BodyTooLongException();
        }
        return new Exchange(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * A reply that came whole.
   *
   * @param status HTTP status
   * @param body its text
   */
  record Exchange(int status, String body) {

    /** Whether the status says that it went well. */
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** The body as JSON; a missing node where it is none. */
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        return JSON.missingNode();
      }
    }

    /** What the server says is wrong: its {@code error}, or the start of the body. */
    String error() {
      String error = json().path("error").asText("");
      return oneLine(error.isEmpty() ? body : error);
    }
  }

  /**
   * One printable line of a stranger's text.
   *
   * @return at most 200 characters; "(nothing)" where there is none
   */
  static String oneLine(String text) {
    String line = Printable.line(text, 200);
    return line.isEmpty() ? "(nothing)" : line;
  }

  /** The server sends more than any answer can be. */
  static final class BodyTooLongException extends IOException {
    private static final long serialVersionUID = 1;

    BodyTooLongException() {
      super("body of more than " + MOST_BYTES + " bytes");
    }
  }
}
