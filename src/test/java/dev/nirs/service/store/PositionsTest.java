package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionsTest {
  @TempDir Path folder;

  @Test
  void theLastPositionOfEachFileIsKept() {
    Path eve = Path.of("/var/log/suricata/eve.json");
    FilePosition last = new FilePosition(eve, "(dev=1,inode=3)", 0, "");
    try (ServiceStore store = ServiceStore.open(folder, Kept.NOON)) {
      assertThat(store.positions().find(eve)).isEmpty();
      store.positions().put(new FilePosition(eve, "(dev=1,inode=2)", 1L << 40, "ab"));
      store.positions().put(new FilePosition(Path.of("other"), "", 5, "cd"));
      store.positions().put(last);
    }
    try (ServiceStore store = ServiceStore.open(folder, Kept.NOON)) {
      assertThat(store.positions().find(eve)).contains(last);
      assertThat(store.positions().find(Path.of("other"))).isPresent();
    }
  }

  @Test
  void anOffsetBelowZeroIsRefused() {
    assertThatThrownBy(() -> new FilePosition(folder, "", -1, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
