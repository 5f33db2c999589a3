package dev.nirs.benchmark;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sensors that each send one body after the other as fast as they are answered (closed loop), dated
 * by the wall clock, over a connection of their own. One that is refused comes again when told to.
 */
final class EventSenders {
  private static final Pattern EVENTS = Pattern.compile("\"events\":(\\d+)");

  private static final int MOST_TRIES = 60;

  private final List<List<EveBody>> bodies;
  private final int lines;
  private final String path;
  private final Times times = new Times();
  private final AtomicLong posted = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private long begin;
  private long most;
  private double took;

  /**
   * Senders that have not begun.
   *
   * @param bodies of each sender, sent in turns
   * @param lines of a body
   * @param path whose end is the sender's number
   */
  EventSenders(List<List<EveBody>> bodies, int lines, String path) {
    this.bodies = bodies;
    this.lines = lines;
    this.path = path;
  }

  /** Sends until a time has passed or so many lines are acknowledged. */
  void start(String url, int seconds, long mostLines) {
    begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    most = mostLines;
    for (int i = 0; i < bodies.size(); i++) {
      List<EveBody> own = bodies.get(i);
      String to = url + path + i;
      threads.add(Thread.ofPlatform().start(() -> send(to, own, end)));
    }
  }

  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    took = (System.nanoTime() - begin) / 1e9;
  }

  private void send(String to, List<EveBody> own, long end) {
    try {
      for (int i = 0; System.nanoTime() < end && posted.get() < most; i++) {
        byte[] body = own.get(i % own.size()).at(Instant.now());
        long start = System.nanoTime();
        Exchange answer = post(to, body);
        if (answer.status() == 200) {
          times.add(System.nanoTime() - start);
          posted.addAndGet(lines);
          acknowledged.addAndGet(events(answer.body()));
        } else if (answer.status() == 429) {
          refused.incrementAndGet();
          TimeUnit.SECONDS.sleep(answer.retrySeconds());
        } else {
          throw new IOException("status " + answer.status() + ": " + answer.body());
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(to, e);
    }
  }

  /** Under a key of its own, so that a body whose answer was lost is sent again and counts once. */
  private Exchange post(String to, byte[] body) throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    for (int i = 0; ; i++) {
      try {
        Exchange answer = Exchange.post(to, body, key);
        if (answer.status() != 409 || i == MOST_TRIES) {
          return answer;
        }
      } catch (IOException e) {
        broken.incrementAndGet();
        if (i == MOST_TRIES) {
          throw e;
        }
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /** Connections that broke; their bodies were sent again. */
  long broken() {
    return broken.get();
  }

  private static long events(String answer) throws IOException {
    Matcher matcher = EVENTS.matcher(answer);
    if (!matcher.find()) {
      throw new IOException("no receipt: " + answer);
    }
    return Long.parseLong(matcher.group(1));
  }

  Times times() {
    return times;
  }

  /** Lines of the bodies that were acknowledged. */
  long posted() {
    return posted.get();
  }

  /** Events that the answers say were taken: lines of other types are passed over. */
  long acknowledged() {
    return acknowledged.get();
  }

  long refused() {
    return refused.get();
  }

  double linesPerSecond() {
    return posted.get() / took;
  }
}
