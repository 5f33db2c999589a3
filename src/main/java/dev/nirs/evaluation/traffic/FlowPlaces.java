package dev.nirs.evaluation.traffic;

import java.util.Arrays;

/** What each flow of a trace is to the response: an alert, a benign flow, or not seen. */
final class FlowPlaces {
  private static final int UNSEEN = -1;

  private final int[] places;

  private FlowPlaces(int[] places) {
    this.places = places;
  }

  static FlowPlaces of(DetectedTrace seen) {
    int[] places = new int[seen.trace().size()];
    Arrays.fill(places, UNSEEN);
    for (int alert = 0; alert < seen.alertCount(); alert++) {
      places[seen.alert(alert)] = alert;
    }
    for (int benign = 0; benign < seen.benignCount(); benign++) {
      places[seen.benign(benign)] = UNSEEN - 1 - benign;
    }
    return new FlowPlaces(places);
  }

  boolean isAlert(int flow) {
    return places[flow] >= 0;
  }

  boolean isBenign(int flow) {
    return places[flow] < UNSEEN;
  }

  /** The number of an alert among alerts, or of a benign flow among those. */
  int number(int flow) {
    return isAlert(flow) ? places[flow] : UNSEEN - 1 - places[flow];
  }
}
