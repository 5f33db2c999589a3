package dev.nirs.service.store;

import dev.nirs.notation.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** SHA-256 of texts, each with its length before it, so that no two lists read alike. */
final class ListHash {
  private ListHash() {}

  /** 64 hexadecimal digits. */
  static String of(List<String> texts) {
    Sha256 digest = new Sha256();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.add(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array()).add(bytes);
    }
    return digest.hex();
  }
}
