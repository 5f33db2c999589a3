package dev.nirs.http.page;

import dev.nirs.http.Access;
import dev.nirs.http.ProblemException;
import dev.nirs.http.ProblemKind;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The evaluation reports: self-contained HTML files of a folder. They hold scripts of their own, so
 * each is shown in a sandbox, as of no origin, and reaches neither this server nor any other.
 */
final class ReportPage implements RouteSet {
  private static final String POLICY =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,100}\\.html");

  private final Site site;

  ReportPage(Site site) {
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/reports", Access.READ, this::list),
        Route.get("/reports/{name}", Access.READ, this::report));
  }

  private void list(Context ctx) throws IOException {
    site.send(ctx, "reports", new View(site.frame(ctx, "Reports", "Reports"), files()));
  }

  private List<Row> files() throws IOException {
    if (!Files.isDirectory(site.reports())) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(site.reports())) {
      all.filter(ReportPage::isReport).forEach(files::add);
    }
    List<Row> rows = new ArrayList<>();
    for (Path file : files) {
      rows.add(Row.of(file, site.clock().instant()));
    }
    rows.sort(Comparator.comparing(Row::changedAt).reversed().thenComparing(Row::name));
    return rows;
  }

  private static boolean isReport(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
  }

  private void report(Context ctx) throws IOException {
    String name = ctx.pathParam("name");
    Path file = site.reports().resolve(NAME.matcher(name).matches() ? name : "none");
    if (!isReport(file)) {
      throw new ProblemException(ProblemKind.NOT_FOUND, "There is no such report.");
    }
    ctx.header("Content-Security-Policy", POLICY);
    ctx.contentType("text/html;charset=utf-8").result(Files.readAllBytes(file));
  }

  /**
   * The page.
   *
   * @param frame around it
   * @param rows the reports
   */
  record View(Frame frame, List<Row> rows) {

    /** Copies the list. */
    View {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A report.
   *
   * @param name of its file
   * @param changedAt when it was written, ISO 8601
   * @param changed the same, for people
   * @param age how long ago
   * @param size in kilobytes
   */
  record Row(String name, String changedAt, String changed, String age, String size) {

    static Row of(Path file, Instant now) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Instant changed = attributes.lastModifiedTime().toInstant();
      return new Row(
          file.getFileName().toString(),
          changed.toString(),
          Shown.time(changed),
          Shown.ago(changed, now),
          Shown.number((attributes.size() + 999) / 1000) + " kB");
    }
  }
}
