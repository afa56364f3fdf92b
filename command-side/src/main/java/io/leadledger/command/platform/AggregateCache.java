package io.leadledger.command.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;

/// The aggregates used last, kept in memory. Before one is used again its version is held against
/// the event store, so that a process sees what another one has done.
final class AggregateCache implements Cache {
  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;
  private final Function<String, @Nullable Long> storedVersion;

  AggregateCache(int size, Function<String, @Nullable Long> storedVersion) {
    this.entries = Caffeine.newBuilder().maximumSize(size).build();
    this.storedVersion = storedVersion;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <K, V> @Nullable V get(K key) {
    Object entry = entries.getIfPresent(key);
    if (entry instanceof AggregateCacheEntry<?> aggregate
        && !Objects.equals(versionOf(aggregate), storedVersion.apply(key.toString()))) {
      entries.invalidate(key);
      return null;
    }
    return (V) entry;
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException("Nobody listens to this cache");
  }

  /// An entry that has not been serialized hands out the aggregate that it holds, whatever the
  /// arguments.
  private static @Nullable Long versionOf(AggregateCacheEntry<?> entry) {
    return entry.recreateAggregate(null, null, null).version();
  }
}
