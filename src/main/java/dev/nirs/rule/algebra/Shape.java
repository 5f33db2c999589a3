package dev.nirs.rule.algebra;

/**
 * Which bits of a packet a table looks at.
 *
 * @param sourceBits upper bits of the source address, 0 to 128
 * @param destinationBits upper bits of the destination address, 0 to 128
 * @param protocol whether the protocol
 * @param sourcePortBits upper bits of the source port, 0 to 16
 * @param destinationPortBits upper bits of the destination port, 0 to 16
 */
record Shape(
    int sourceBits,
    int destinationBits,
    boolean protocol,
    int sourcePortBits,
    int destinationPortBits) {

  private static final int[] ADDRESS_BITS = {128, 120, 112, 104, 96, 64, 48, 32, 0};
  private static final int[] PORT_BITS = {16, 8, 0};

  /** A shape that looks at no more bits, of which there are few. */
  Shape rounded() {
    return new Shape(
        down(sourceBits, ADDRESS_BITS),
        down(destinationBits, ADDRESS_BITS),
        protocol,
        down(sourcePortBits, PORT_BITS),
        down(destinationPortBits, PORT_BITS));
  }

  private static int down(int bits, int[] steps) {
    int i = 0;
    while (steps[i] > bits) {
      i++;
    }
    return steps[i];
  }
}
