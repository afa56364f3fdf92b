package io.leadledger.store.seal;

import io.leadledger.store.seal.Finding.Kind;
import java.util.ArrayList;
import java.util.List;

/// What has been found so far. Of what is only suspected the next head decides: whether it is the
/// event that was altered, or its record.
final class Findings {
  private static final int MOST = 100;

  private final List<Finding> first = new ArrayList<>();
  private final List<Finding> suspected = new ArrayList<>();
  private long count;
  private long suspects;

  void add(Kind kind, long position, String told) {
    add(new Finding(kind, position, told));
  }

  private void add(Finding found) {
    count++;
    if (first.size() < MOST) {
      first.add(found);
    }
  }

  void suspect(Kind kind, long position, String told) {
    suspects++;
    if (suspected.size() < MOST) {
      suspected.add(new Finding(kind, position, told));
    }
  }

  /// Whatever was suspected is so.
  void convict() {
    count += suspects - suspected.size();
    suspected.forEach(this::add);
    acquit();
  }

  void acquit() {
    suspects = 0;
    suspected.clear();
  }

  /// How many there are.
  long count() {
    return count;
  }

  /// The first of them.
  List<Finding> first() {
    return List.copyOf(first);
  }
}
