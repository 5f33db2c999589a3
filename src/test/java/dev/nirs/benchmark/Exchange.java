package dev.nirs.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A request and its answer over a connection that is kept.
 *
 * @param status such as 200
 * @param body the answer's text
 * @param retrySeconds what Retry-After says; 0 where it says nothing
 */
record Exchange(int status, String body, int retrySeconds) {

  static Exchange get(String url) throws IOException {
    return answer((HttpURLConnection) URI.create(url).toURL().openConnection());
  }

  static Exchange post(String url, byte[] body, String key) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/x-ndjson");
    connection.setRequestProperty("Idempotency-Key", key);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    return answer(connection);
  }

  private static Exchange answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Exchange(
          status,
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          connection.getHeaderFieldInt("Retry-After", 0));
    }
  }
}
