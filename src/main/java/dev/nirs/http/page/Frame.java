package dev.nirs.http.page;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param title of the page
 * @param user who looks at it; empty where nobody is known
 * @param decides whether that one may decide
 * @param local whether no login is needed
 * @param csrf the secret that forms send
 * @param assets path of scripts and styles, without a slash at its end
 * @param nav the sections
 */
record Frame(
    String title,
    String user,
    boolean decides,
    boolean local,
    String csrf,
    String assets,
    List<Section> nav) {
  private static final List<String[]> SECTIONS =
      List.of(
          new String[] {"/", "Queue"},
          new String[] {"/knowledge", "Knowledge"},
          new String[] {"/status", "Status"},
          new String[] {"/reports", "Reports"},
          new String[] {"/audit", "Audit"});

  /** Copies the list. */
  Frame {
    nav = List.copyOf(nav);
  }

  static Frame of(String title, String section, String user, boolean decides, String csrf) {
    List<Section> nav =
        user.isEmpty()
            ? List.of()
            : SECTIONS.stream().map(s -> new Section(s[0], s[1], s[1].equals(section))).toList();
    return new Frame(title, user, decides, user.equals("local"), csrf, Assets.PATH, nav);
  }

  /**
   * A section of the site.
   *
   * @param href its address
   * @param name its name
   * @param here whether the page is of it
   */
  record Section(String href, String name, boolean here) {}
}
