package dev.nirs.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.service.AuditLog;
import dev.nirs.service.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a backup says of itself.
 *
 * @param version of the layout
 * @param auditLines lines of the audit log
 * @param auditHead hash of its last line: an end cut off shows
 */
record Manifest(int version, long auditLines, String auditHead) {
  /** Its name in the zip. */
  static final String NAME = "backup.json";

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  Manifest {
    if (version != VERSION) {
      throw new IllegalArgumentException("version " + version + " is not " + VERSION);
    }
  }

  static Manifest of(AuditLog.Verdict verdict) {
    return new Manifest(VERSION, verdict.lines(), verdict.head());
  }

  InputStream stream() {
    try {
      return new ByteArrayInputStream(JSON.writeValueAsBytes(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values cannot fail to print", e);
    }
  }

  /** Reads one from a folder. */
  static Manifest read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      return JSON.readValue(Files.readAllBytes(file), Manifest.class);
    } catch (IOException e) {
      throw new StoreException("no backup of nirs: no " + NAME + " that can be read in it", e);
    }
  }

  /** Why the audit log of the backup is not the one that was written into it. */
  Optional<String> fault(AuditLog.Verdict verdict) {
    if (verdict.brokenAt().isPresent()) {
      return Optional.of("its audit log is broken at line " + verdict.brokenAt().getAsLong());
    }
    return verdict.lines() == auditLines && verdict.head().equals(auditHead)
        ? Optional.empty()
        : Optional.of(
            "its audit log has "
                + verdict.lines()
                + " lines and ends with another hash than the "
                + auditLines
                + " that were written");
  }
}
