package dev.nirs.rule.algebra;

/**
 * The values of the bits that a {@link Shape} looks at; the others are 0.
 *
 * @param source source address
 * @param destination destination address
 * @param rest protocol, source port and destination port, 16 bits each from the top down
 */
record ShapeKey(Point source, Point destination, long rest) {

  /** The values of protocol and ports in one number. */
  static long rest(int protocol, int sourcePort, int destinationPort) {
    return (protocol & 0xffffL) << 32 | (sourcePort & 0xffffL) << 16 | destinationPort & 0xffffL;
  }

  /** The bits of {@link #rest} that a shape looks at. */
  static long mask(Shape shape) {
    int sourcePort = 0xffff << 16 - shape.sourcePortBits() & 0xffff;
    int destinationPort = 0xffff << 16 - shape.destinationPortBits() & 0xffff;
    return rest(shape.protocol() ? 0xffff : 0, sourcePort, destinationPort);
  }

  /** This key without the bits that a shape does not look at. */
  ShapeKey masked(Shape shape) {
    return new ShapeKey(
        source.firstOfBlock(128 - shape.sourceBits()),
        destination.firstOfBlock(128 - shape.destinationBits()),
        rest & mask(shape));
  }
}
