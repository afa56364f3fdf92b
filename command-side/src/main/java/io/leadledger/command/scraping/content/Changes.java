package io.leadledger.command.scraping.content;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/// What two readings of a page differ in.
public final class Changes {
  private Changes() {}

  /// The aspects whose digests are not the same, in the order of the alphabet. An aspect that one
  /// of them does not have at all was not looked at then, and tells nothing.
  public static List<String> between(Map<String, String> before, Map<String, String> now) {
    SortedSet<String> both = new TreeSet<>(before.keySet());
    both.retainAll(now.keySet());
    return both.stream()
        .filter(aspect -> !Objects.equals(before.get(aspect), now.get(aspect)))
        .toList();
  }
}
