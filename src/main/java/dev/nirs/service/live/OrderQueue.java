package dev.nirs.service.live;

import dev.nirs.service.BusyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders for one thread, which takes all that wait at once. Whatever ends the thread, nobody waits
 * for ever: what is ordered then is refused. Safe for several threads.
 */
final class OrderQueue {
  private static final Logger LOG = LoggerFactory.getLogger(OrderQueue.class);
  private static final int MOST_AT_ONCE = 1024;

  private final SourceName name;
  private final Consumer<List<Order>> worker;
  private final Runnable last;
  private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final AtomicBoolean isTickWaiting = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean isEnded;

  /**
   * A queue whose thread has not started.
   *
   * @param worker does a group of orders
   * @param last done once after them all
   */
  OrderQueue(SourceName name, Consumer<List<Order>> worker, Runnable last) {
    this.name = name;
    this.worker = worker;
    this.last = last;
    this.thread = Thread.ofPlatform().daemon().name("source " + name).unstarted(this::live);
  }

  void start() {
    thread.start();
  }

  void add(Order order) {
    orders.add(order);
    if (isEnded) {
      refuse(); // nobody may be left to do it
    }
  }

  /** A second has passed; told once however long the thread is busy. */
  void tick() {
    if (!isTickWaiting.getAndSet(true)) {
      add(new Order.Tick());
    }
  }

  /** Ends after what was ordered before. */
  void stop() {
    orders.add(new Order.Stop());
    Threads.join(List.of(thread));
  }

  private void live() {
    FutureTask<Void> loop = new FutureTask<>(this::loop, null);
    loop.run();
    isEnded = true;
    if (loop.state() == Future.State.FAILED) {
      LOG.error("source {}: its thread ended", name, loop.exceptionNow());
    }
    refuse();
  }

  private void loop() {
    boolean goesOn = true;
    while (goesOn) {
      List<Order> group = next();
      for (Order order : group) {
        goesOn &= !(order instanceof Order.Stop);
        if (order instanceof Order.Tick) {
          isTickWaiting.set(false);
        }
      }
      worker.accept(group);
    }
    last.run();
  }

  private List<Order> next() {
    List<Order> group = new ArrayList<>();
    try {
      group.add(orders.take());
      orders.drainTo(group, MOST_AT_ONCE);
    } catch (InterruptedException e) {
      group.add(new Order.Stop()); // nobody interrupts but the end of the process
    }
    return group;
  }

  private void refuse() {
    BusyException ended = new BusyException("source " + name + " has ended", Duration.ofSeconds(5));
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      switch (order) {
        case Order.Write write -> write.done().completeExceptionally(ended);
        case Order.Look look -> look.window().completeExceptionally(ended);
        case Order.Tick t -> isTickWaiting.set(false);
        case Order.Stop s -> {}
      }
    }
  }
}
