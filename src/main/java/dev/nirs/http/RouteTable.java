package dev.nirs.http;

import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every route of the server: what Javalin is told, what the access test runs through and what the
 * OpenAPI document is compared with.
 *
 * @param routes in the order in which they are tried
 */
record RouteTable(List<Route> routes) {
  /** Methods that get an answer of their own on every path. */
  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.HEAD,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE,
          HandlerType.TRACE,
          HandlerType.OPTIONS);

  /**
   * Copies the list and refuses a route that is there twice.
   *
   * @throws IllegalArgumentException naming the route
   */
  public RouteTable {
    routes = List.copyOf(routes);
    Set<String> seen = new LinkedHashSet<>();
    for (Route route : routes) {
      if (!seen.add(route.method() + " " + route.path())) {
        throw new IllegalArgumentException(route.method() + " " + route.path() + " is there twice");
      }
    }
  }

  /** All routes of groups. */
  static RouteTable of(List<RouteSet> groups) {
    return new RouteTable(groups.stream().flatMap(group -> group.routes().stream()).toList());
  }

  /** For each path the methods that have no route, HEAD where GET has one not among them. */
  Map<String, List<HandlerType>> refused() {
    Map<String, List<HandlerType>> refused = new LinkedHashMap<>();
    for (Route route : routes) {
      Set<HandlerType> taken = taken(route.path());
      refused.put(
          route.path(), METHODS.stream().filter(method -> !taken.contains(method)).toList());
    }
    return refused;
  }

  /** The value of the header Allow for a path. */
  String allow(String path) {
    Set<HandlerType> taken = taken(path);
    taken.add(HandlerType.OPTIONS);
    return taken.stream().map(HandlerType::name).sorted().collect(Collectors.joining(", "));
  }

  private Set<HandlerType> taken(String path) {
    Set<HandlerType> taken = new LinkedHashSet<>();
    for (Route route : routes) {
      if (route.path().equals(path)) {
        taken.add(route.method());
      }
    }
    if (taken.contains(HandlerType.GET)) {
      taken.add(HandlerType.HEAD);
    }
    return taken;
  }
}
