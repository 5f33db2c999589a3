package dev.nirs.http;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what each caller does; safe for several threads. */
final class RateLimits {
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 10_000;

  private final HttpLimits limits;
  private final Map<String, RateLimiter<Object>> requests = new Recent();
  private final Map<String, RateLimiter<Object>> failures = new Recent();

  RateLimits(HttpLimits limits) {
    this.limits = limits;
  }

  /** Counts a request. */
  void request(String caller) {
    long most = (long) limits.requestsPerSecond() * PERIOD.toSeconds();
    if (!of(requests, caller, most, PERIOD).tryAcquirePermit()) {
      throw new ProblemException(
              ProblemKind.TOO_MANY,
              "More than " + most + " requests in " + PERIOD.toSeconds() + " seconds.")
          .retry(PERIOD);
    }
  }

  /** Counts a wrong token. */
  void failure(String address) {
    int most = limits.failuresPerMinute();
    if (!of(failures, address, most, MINUTE).tryAcquirePermit()) {
      throw new ProblemException(
              ProblemKind.TOO_MANY, "More than " + most + " wrong tokens in a minute.")
          .retry(MINUTE);
    }
  }

  private static RateLimiter<Object> of(
      Map<String, RateLimiter<Object>> limiters, String caller, long most, Duration period) {
    synchronized (limiters) {
      return limiters.computeIfAbsent(
          caller, name -> RateLimiter.<Object>burstyBuilder(most, period).build());
    }
  }

  /** The callers seen last. */
  private static final class Recent extends LinkedHashMap<String, RateLimiter<Object>> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, RateLimiter<Object>> eldest) {
      return size() > MOST_CALLERS;
    }
  }
}
