package dev.nirs.http;

import dev.nirs.service.Entry;
import dev.nirs.service.Feed;
import dev.nirs.service.Listing;
import dev.nirs.service.SuggestionArchive;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.sse.SseClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * New and changed suggestions as server-sent events. A listener that does not read is cut off; it
 * comes back with Last-Event-ID and gets what it has not seen.
 */
final class StreamResource implements RouteSet, AutoCloseable {
  private static final int MOST_UNREAD = 256;
  private static final int BEAT_SECONDS = 10;

  private final Feed feed;
  private final SuggestionArchive archive;
  private final int most;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;

  StreamResource(Feed feed, SuggestionArchive archive, int most, MeterRegistry registry) {
    this.feed = feed;
    this.archive = archive;
    this.most = most;
    Gauge.builder("nirs.stream.listeners", listeners, Set::size)
        .description("Listeners to server-sent events")
        .register(registry);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/stream", Access.READ, this::stream));
  }

  private void stream(Context ctx) throws IOException, InterruptedException {
    Query.of(ctx);
    Accepted.require(ctx, "text/event-stream");
    OptionalLong seen = lastSeen(ctx);
    ctx.res().setContentType("text/event-stream");
    ctx.res().setCharacterEncoding("UTF-8");
    ctx.header("X-Accel-Buffering", "no");
    if (!ctx.method().equals(HandlerType.HEAD)) {
      listen(ctx, seen);
    }
  }

  private void listen(Context ctx, OptionalLong seen) throws IOException, InterruptedException {
    Listener listener = new Listener();
    if (listeners.size() >= most) {
      throw new ProblemException(ProblemKind.TOO_MANY, most + " listeners are there already.")
          .retry(Duration.ofSeconds(30));
    }
    listeners.add(listener);
    if (isClosed) {
      listener.end(); // it came when the others had been told already
    }
    Feed.Subscription subscription = feed.subscribe(listener::tell);
    try {
      ctx.res().flushBuffer();
      SseClient client = new SseClient(ctx);
      client.sendComment("suggestions as they are made and change");
      seen.ifPresent(number -> missed(number).forEach(entry -> send(client, entry)));
      listener.pass(client);
    } finally {
      subscription.close();
      listeners.remove(listener);
    }
  }

  private static OptionalLong lastSeen(Context ctx) {
    String header = ctx.header("Last-Event-ID");
    return header == null || !header.matches("[0-9]{1,18}(\\.[0-9]{1,9})?")
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(header.replaceFirst("\\..*", "")));
  }

  /** Suggestions made after one, oldest first. */
  private List<Entry> missed(long number) {
    Listing newest = new Listing(Set.of(), Optional.empty(), OptionalLong.empty(), Listing.MOST);
    return archive.list(newest).items().reversed().stream()
        .filter(entry -> entry.number() > number)
        .toList();
  }

  private static void send(SseClient client, Entry entry) {
    client.sendEvent(
        "suggestion", EntryJson.of(entry).toString(), entry.number() + "." + entry.version());
  }

  /** Ends all streams, those to come as well, so that the server can stop. */
  @Override
  public void close() {
    isClosed = true;
    listeners.forEach(Listener::end);
  }

  /** One client: told by whoever makes suggestions, written to by its own thread. */
  private static final class Listener {
    private final BlockingQueue<Optional<Entry>> unread = new LinkedBlockingQueue<>(MOST_UNREAD);
    private volatile boolean isOver;

    void tell(Entry entry) {
      if (!unread.offer(Optional.of(entry))) {
        isOver = true;
      }
    }

    void end() {
      isOver = true;
      boolean woken = unread.offer(Optional.empty());
      assert woken || !unread.isEmpty();
    }

    void pass(SseClient client) throws InterruptedException {
      while (!isOver && !client.terminated()) {
        Optional<Entry> next = unread.poll(BEAT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          client.sendComment("still here");
        } else {
          next.ifPresent(entry -> send(client, entry));
        }
      }
    }
  }
}
