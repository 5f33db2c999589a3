package dev.nirs.service.run;

import dev.nirs.ingest.IngestException;
import dev.nirs.service.BusyException;
import dev.nirs.service.NirsService;
import dev.nirs.service.Receipt;
import dev.nirs.service.Sending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Alerts that each have a number of their own, sent by several senders at once to several sources.
 * Event time goes on by rounds, in which every sender sends once, so that no event is late.
 */
final class NumberedLoad {
  static final int SOURCES = 2;
  static final int SENDERS = 3;
  static final int ALERTS = 3;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final NirsService service;
  private final Consumer<String> acknowledged;
  private final Runnable busy;

  NumberedLoad(NirsService service, Consumer<String> acknowledged, Runnable busy) {
    this.service = service;
    this.acknowledged = acknowledged;
    this.busy = busy;
  }

  /** Sends rounds from one on until told otherwise; each body is acknowledged as ROUND:N,N,N. */
  void run(int first, BooleanSupplier goesOn) throws InterruptedException {
    boolean[] isOver = {false};
    int[] round = {first};
    CyclicBarrier barrier =
        new CyclicBarrier(
            SOURCES * SENDERS,
            () -> {
              isOver[0] = !goesOn.getAsBoolean();
              round[0]++;
            });
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SOURCES * SENDERS; i++) {
      int sender = i;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    do {
                      send(sender, round[0]);
                    } while (passes(barrier) && !isOver[0]);
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static boolean passes(CyclicBarrier barrier) {
    try {
      barrier.await();
      return true;
    } catch (InterruptedException | BrokenBarrierException e) {
      return false;
    }
  }

  private void send(int sender, int round) {
    StringBuilder body = new StringBuilder();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      int number = (round * SOURCES * SENDERS + sender) * ALERTS + i;
      numbers.add(Integer.toString(number));
      body.append(alert(number, round));
    }
    try {
      Receipt receipt =
          service
              .intake()
              .accept(
                  Sending.batch("sensor-" + sender % SOURCES),
                  ServiceBench.bytes(body.toString()),
                  ServiceBench.EVE);
      boolean isWhole = receipt.events() == ALERTS && receipt.report().fault().isEmpty();
      acknowledged.accept(isWhole ? round + ":" + String.join(",", numbers) : "WRONG " + receipt);
    } catch (BusyException e) {
      busy.run();
    } catch (IngestException e) {
      acknowledged.accept("WRONG " + e.getMessage());
    }
  }

  /** The number is the address of its attacker. */
  static String alert(int number, int round) {
    return """
    {"timestamp":"%s","event_type":"alert","src_ip":"%d.%d.%d.%d","src_port":4000,\
    "dest_ip":"192.0.2.10","dest_port":22,"proto":"TCP","alert":{"signature":"s"}}
    """
        .formatted(
            START.plusMillis(200L * round),
            11 + (number >> 24),
            number >> 16 & 255,
            number >> 8 & 255,
            number & 255);
  }

  /** The number of an attacker's address. */
  static int number(long address) {
    return (int) ((address & 0xffffffffL) - (11L << 24));
  }
}
