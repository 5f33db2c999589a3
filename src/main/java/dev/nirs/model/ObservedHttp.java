package dev.nirs.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.nirs.model.OllamaHttp.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * LangChain4j's HTTP client over ours, which keeps what came back: the counts and times that
 * LangChain4j does not pass on, and the fault that it wraps in one of many exceptions. One for each
 * attempt.
 */
final class ObservedHttp implements HttpClient, HttpClientBuilder {

  private final OllamaHttp http;
  private final AtomicReference<Exchange> exchange = new AtomicReference<>();
  private final AtomicReference<IOException> fault = new AtomicReference<>();

  ObservedHttp(OllamaHttp http) {
    this.http = http;
  }

  /** The reply, where one came whole. */
  Optional<Exchange> exchange() {
    return Optional.ofNullable(exchange.get());
  }

  /** The fault of the network, where there was one. */
  Optional<IOException> fault() {
    return Optional.ofNullable(fault.get());
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request.headers().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    builder.method(request.method().name(), BodyPublishers.ofString(request.body()));
    try {
      Exchange reply = http.send(builder.build());
      exchange.set(reply);
      if (!reply.isSuccess()) {
        throw new HttpException(reply.status(), reply.body());
      }
      return SuccessfulHttpResponse.builder().statusCode(reply.status()).body(reply.body()).build();
    } catch (IOException e) {
      fault.set(e);
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }

  // the deadline is kept outside, as a timeout here would not cover the body

  @Override
  public Duration connectTimeout() {
    return Duration.ZERO;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return Duration.ZERO;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    return this;
  }

  @Override
  public HttpClient build() {
    return this;
  }
}
