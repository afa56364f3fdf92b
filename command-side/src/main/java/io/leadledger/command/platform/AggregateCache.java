package io.leadledger.command.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/// The aggregates used last, kept in memory. What is decided on one of them stands if its events
/// could be appended behind those that it knows, or else if the event store holds no others, so
/// that a process sees what another one has done.
final class AggregateCache implements Cache {
  private static final String MET = AggregateCache.class.getName();

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
    if (entry instanceof AggregateCacheEntry<?> aggregate && CurrentUnitOfWork.isStarted()) {
      met(CurrentUnitOfWork.get()).put(key.toString(), versionOf(aggregate));
    }
    return (V) entry;
  }

  /// Refuses to let a decision stand that another process may have made out of date: one that was
  /// made on cached aggregates, and by which they have not changed. An append would have failed by
  /// itself.
  ///
  /// @param version that an aggregate has come to in this unit of work, or null if it is not known
  ///     to have changed
  /// @throws ConcurrencyException if the event store holds newer events; the next attempt reads
  ///     them
  void holdAgainstStore(UnitOfWork<?> work, Function<String, @Nullable Long> version) {
    met(work)
        .forEach(
            (id, known) -> {
              Long reached = version.apply(id);
              boolean unchanged = reached == null || reached.equals(known);
              if (unchanged && !known.equals(storedVersion.apply(id))) {
                entries.invalidate(id);
                throw new ConcurrencyException(id + " has been changed by another process");
              }
            });
  }

  /// The cached aggregates that a unit of work has used, and the versions in which it met them.
  private static Map<String, Long> met(UnitOfWork<?> work) {
    return work.root().getOrComputeResource(MET, _ -> new HashMap<>());
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
  private static Long versionOf(AggregateCacheEntry<?> entry) {
    return Objects.requireNonNullElse(entry.recreateAggregate(null, null, null).version(), -1L);
  }
}
