package dev.nirs.knowledge;

/** Gives vectors the length 1. */
final class UnitVector {
  private UnitVector() {}

  static float[] of(float[] vector) {
    double square = 0;
    for (float x : vector) {
      square += x * (double) x;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      throw new IllegalArgumentException(
          "a vector of length " + Math.sqrt(square) + " has no direction");
    }
    float[] unit = vector.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(square));
    }
    return unit;
  }
}
