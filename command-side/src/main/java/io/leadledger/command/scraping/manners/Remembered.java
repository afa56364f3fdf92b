package io.leadledger.command.scraping.manners;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is remembered for some time, and no more of it than there is room for.
final class Remembered<T> {
  private record Entry<T>(T value, long until) {}

  private final int most;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

  Remembered(int most) {
    this.most = most;
  }

  synchronized Optional<T> get(String key) {
    Entry<T> entry = entries.get(key);
    return entry != null && entry.until() - System.nanoTime() > 0
        ? Optional.of(entry.value())
        : Optional.empty();
  }

  synchronized void put(String key, T value, Duration holds) {
    entries.remove(key);
    entries.put(key, new Entry<>(value, System.nanoTime() + holds.toNanos()));
    if (entries.size() > most) {
      Iterator<String> oldest = entries.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
