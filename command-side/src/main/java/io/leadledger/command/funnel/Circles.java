package io.leadledger.command.funnel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Ways from funnel to funnel that come back to where they began.
final class Circles {
  private final Map<String, Set<String>> links;
  private final Set<String> seen = new HashSet<>();

  private Circles(Map<String, Set<String>> links) {
    this.links = links;
  }

  /// The way from a funnel back to it; empty if there is none.
  static List<String> from(String funnel, Map<String, Set<String>> links) {
    List<String> way = new ArrayList<>(List.of(funnel));
    return new Circles(links).leads(funnel, funnel, way) ? way : List.of();
  }

  private boolean leads(String from, String to, List<String> way) {
    for (String next : links.getOrDefault(from, Set.of())) {
      way.add(next);
      if (next.equals(to) || seen.add(next) && leads(next, to, way)) {
        return true;
      }
      way.removeLast();
    }
    return false;
  }
}
