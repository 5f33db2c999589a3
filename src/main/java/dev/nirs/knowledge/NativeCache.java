package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tokenizer unpacks its native library. It would be a folder {@code .djl.ai} in the home
 * folder; this makes it {@code nirs/djl} below the user's cache folder (XDG), or below the
 * temporary folder where the home cannot be written, as in a container. What the environment says
 * ({@code DJL_CACHE_DIR}) is left alone.
 */
final class NativeCache {
  private static final Logger LOG = LoggerFactory.getLogger(NativeCache.class);
  private static final String CACHE = "DJL_CACHE_DIR";

  private NativeCache() {}

  static void prepare() {
    setUnlessGiven(CACHE, folder().toString());
    // the library for the processor alone, and nothing is ever downloaded
    setUnlessGiven("RUST_FLAVOR", "cpu");
    System.setProperty("ai.djl.offline", "true");
  }

  private static void setUnlessGiven(String name, String value) {
    if (System.getenv(name) == null && System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  private static Path folder() {
    Path cache =
        Path.of(
            System.getenv()
                .getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"));
    Path wanted = cache.resolve("nirs").resolve("djl");
    try {
      Files.createDirectories(wanted);
      if (Files.isWritable(wanted)) {
        return wanted;
      }
    } catch (IOException e) {
      LOG.debug("no cache folder {}", wanted, e);
    }
    return Path.of(System.getProperty("java.io.tmpdir"), "nirs-djl");
  }
}
