package dev.nirs.service.live;

import dev.nirs.traffic.IpAddress;

/**
 * Few addresses and labels fill millions of records, so equal ones that come soon again share an
 * object. Bounded: a value pushes another out of its place.
 */
final class SharedValues {
  private static final int PLACES = 1 << 12;

  private final IpAddress[] addresses = new IpAddress[PLACES];
  private final String[] texts = new String[PLACES];

  SharedValues() {}

  IpAddress address(IpAddress address) {
    int place = address.hashCode() & PLACES - 1;
    if (!address.equals(addresses[place])) {
      addresses[place] = address;
    }
    return addresses[place];
  }

  String text(String text) {
    int place = text.hashCode() & PLACES - 1;
    if (!text.equals(texts[place])) {
      texts[place] = text;
    }
    return texts[place];
  }
}
