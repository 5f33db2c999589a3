package dev.nirs.service.live;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Observations of every kind that ingest may hand on. */
final class RandomObservations {
  private final Random random;

  RandomObservations(long seed) {
    this.random = new Random(seed);
  }

  List<Observation> list(int count) {
    List<Observation> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(next());
    }
    return list;
  }

  Observation next() {
    Flow flow = new Flow(random.nextLong() >> random.nextInt(20), tuple(), volume());
    return switch (random.nextInt(3)) {
      case 0 -> new Observation.Benign(flow);
      case 1 -> new Observation.Alerted(flow);
      default -> new Alert(flow, attackClass(), random.nextDouble(), label());
    };
  }

  private FiveTuple tuple() {
    return new FiveTuple(address(), port(), address(), port(), protocol());
  }

  private IpAddress address() {
    return switch (random.nextInt(4)) {
      case 0 -> IpAddress.UNKNOWN;
      case 1 -> new IpAddress(random.nextLong(), random.nextLong());
      default -> IpAddress.v4(random.nextInt());
    };
  }

  private int port() {
    return random.nextInt(4) == 0 ? FiveTuple.NO_PORT : random.nextInt(65536);
  }

  private Protocol protocol() {
    return random.nextInt(5) == 0
        ? new Protocol(Protocol.NOT_IP, "arp" + random.nextInt(3))
        : Protocol.ofNumber(random.nextInt(256));
  }

  private Volume volume() {
    return switch (random.nextInt(3)) {
      case 0 -> Volume.UNKNOWN;
      case 1 -> new Volume(random.nextInt(), -1, random.nextInt(), random.nextInt());
      default -> new Volume(random.nextLong(), 0, random.nextLong(), 5);
    };
  }

  private AttackClass attackClass() {
    List<AttackClass> all = List.of(AttackClass.values());
    return all.get(random.nextInt(all.size()));
  }

  private String label() {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> "ET SCAN \u00e9\u4e16 '\"<&>";
      default -> "x".repeat(200);
    };
  }
}
