package dev.nirs.http;

import dev.nirs.service.AuditLog;
import dev.nirs.service.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** An audit log in memory; its hashes are numbers. */
public final class TestAudit implements AuditLog {
  private final List<Line> lines = new ArrayList<>();

  @Override
  public synchronized Line append(String by, String action, String subject, String detail) {
    int number = lines.size() + 1;
    String hash = String.format("%064x", number);
    Line line = new Line(number, TestService.NOW, by, action, subject, detail, hash);
    lines.add(line);
    return line;
  }

  @Override
  public synchronized Page<Line> page(OptionalLong before, int limit) {
    List<Line> found =
        lines.reversed().stream().filter(l -> l.number() < before.orElse(Long.MAX_VALUE)).toList();
    boolean more = found.size() > limit;
    List<Line> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items, more ? OptionalLong.of(items.getLast().number()) : OptionalLong.empty());
  }

  @Override
  public synchronized Verdict verify() {
    String head = lines.isEmpty() ? "0".repeat(64) : lines.getLast().hash();
    return new Verdict(lines.size(), OptionalLong.empty(), head);
  }
}
