package io.leadledger.command.scraping;

import org.jspecify.annotations.Nullable;

/// Addresses that were looked at lately. The pages of a website mostly lead to the same ones, and a
/// second look at one would tell what the first has told. Who has been forgotten is looked at anew.
final class Lately {
  private static final int SLOTS = 1 << 12;

  private final @Nullable String[] slots = new String[SLOTS];

  boolean has(String url) {
    return url.equals(slots[slotOf(url)]);
  }

  void add(String url) {
    slots[slotOf(url)] = url;
  }

  private static int slotOf(String url) {
    int hash = url.hashCode();
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
