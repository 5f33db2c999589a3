package dev.nirs.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People with the page open: each listens to server-sent events and reads in turns the queue, the
 * list of the API and the card of the newest suggestion, one every two seconds.
 */
final class PageClients {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{16})\"");
  private static final long PAUSE_MILLIS = 2000;

  private final String url;
  private final Map<String, Times> times = new LinkedHashMap<>();
  private final AtomicInteger news = new AtomicInteger();
  private final AtomicInteger listening = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private volatile String newest = "";
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isOver;

  PageClients(String url) {
    this.url = url;
    for (String what : List.of("queue", "list", "card")) {
      times.put(what, new Times());
    }
  }

  void start(int clients) {
    for (int i = 0; i < clients; i++) {
      long wait = i * PAUSE_MILLIS / clients;
      threads.add(Thread.ofPlatform().daemon().start(() -> read(wait)));
      Thread unused = Thread.ofPlatform().daemon().start(this::listen);
    }
  }

  void end() throws InterruptedException {
    isOver = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void read(long wait) {
    try {
      TimeUnit.MILLISECONDS.sleep(wait);
      while (!isOver) {
        look("queue", "/");
        Matcher matcher = ID.matcher(look("list", "/api/v1/suggestions?limit=20"));
        if (matcher.find()) {
          newest = String.valueOf(matcher.group(1));
        }
        if (!newest.isEmpty()) {
          look("card", "/suggestions/" + newest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String look(String what, String path) throws InterruptedException {
    String body = "";
    if (!isOver) {
      long begin = System.nanoTime();
      try {
        Exchange answer = Exchange.get(url + path);
        Optional.ofNullable(times.get(what)).orElseThrow().add(System.nanoTime() - begin);
        failed.addAndGet(answer.status() == 200 ? 0 : 1);
        body = answer.body();
      } catch (IOException e) {
        failed.incrementAndGet();
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return body;
  }

  private void listen() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url + "/api/v1/stream").toURL().openConnection();
      connection.setRequestProperty("Accept", "text/event-stream");
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        listening.incrementAndGet();
        for (String line = in.readLine(); line != null && !isOver; line = in.readLine()) {
          news.addAndGet(line.startsWith("data:") ? 1 : 0);
        }
      }
    } catch (IOException e) {
      failed.addAndGet(isOver ? 0 : 1);
    }
  }

  /** By what was read. */
  Map<String, Times> times() {
    return times;
  }

  int news() {
    return news.get();
  }

  int listening() {
    return listening.get();
  }

  /** Answers that were not 200, and connections that broke. */
  int failed() {
    return failed.get();
  }
}
