package dev.nirs.service.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes EVE JSON lines over TCP, with or without a syslog header in front. Each sender's address is
 * a source of its own, such as {@code tcp-192.0.2.1}. TCP tells a sender nothing of what was taken:
 * a sender that must know posts over HTTP.
 */
public final class LineListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineListener.class);
  private static final int MOST_CONNECTIONS = 64;
  private static final int PAUSE_MILLIS = 200;

  private final LiveIntake intake;
  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private LineListener(LiveIntake intake, ServerSocket server) {
    this.intake = intake;
    this.server = server;
  }

  /**
   * Listens.
   *
   * @param live takes the events
   * @param address where; port 0 for any free one
   * @return the listener, to be closed
   * @throws IOException where nobody can listen there
   */
  public static LineListener start(LiveService live, InetSocketAddress address) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.bind(address);
    } catch (IOException e) {
      server.close();
      throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
    }
    LineListener listener = new LineListener(live.followed(), server);
    listener.run("tcp listener", listener::listen);
    return listener;
  }

  /**
   * Where it listens.
   *
   * @return the port
   */
  public int port() {
    return server.getLocalPort();
  }

  private void run(String name, Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(
                () -> {
                  work.run();
                  threads.remove(Thread.currentThread());
                });
    threads.add(thread);
    thread.start();
  }

  private void listen() {
    while (ended.getCount() > 0) {
      try {
        Socket connection = server.accept();
        if (connections.size() >= MOST_CONNECTIONS) {
          LOG.warn("a connection of {} is refused: too many", connection.getInetAddress());
          connection.close();
        } else {
          connections.add(connection);
          run("tcp " + connection.getInetAddress(), () -> serve(connection));
        }
      } catch (IOException e) {
        if (ended.getCount() > 0) {
          LOG.warn("a connection cannot be taken: {}", e.toString());
        }
      }
    }
  }

  private void serve(Socket connection) {
    SourceName source = source(connection.getInetAddress());
    try (connection) {
      connection.setSoTimeout(PAUSE_MILLIS);
      new LineConnection(source, connection.getInputStream(), intake, ended).read();
    } catch (IOException e) {
      LOG.info("{}: the connection ended: {}", source, e.toString());
    } finally {
      connections.remove(connection);
    }
  }

  /** An IPv6 zone is left out: it names an interface of this host. */
  private static SourceName source(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return new SourceName("tcp-" + text.replace(':', '-'));
  }

  @Override
  public void close() throws IOException {
    ended.countDown();
    server.close();
    Threads.join(List.copyOf(threads));
  }
}
