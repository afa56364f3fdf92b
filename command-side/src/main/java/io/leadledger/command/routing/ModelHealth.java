package io.leadledger.command.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the models that this process has asked were doing: since when they are left alone, how long
/// they take, how much they are used. A process finds that out for itself, and forgets it when it
/// ends (ADR 0088).
final class ModelHealth {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final double NEWEST = 0.3;

  private final Map<UUID, Figures> models = new ConcurrentHashMap<>();
  private final Supplier<Instant> clock;

  ModelHealth(Supplier<Instant> clock) {
    this.clock = clock;
  }

  /// What is known of one model at one moment.
  ///
  /// @param coolsDownUntil null if it may be asked
  /// @param latencyMs null if it has not answered yet
  /// @param lastMinute how often it was asked
  /// @param open how many questions are out
  record State(
      @Nullable Instant coolsDownUntil, @Nullable Integer latencyMs, int lastMinute, int open) {}

  private static final class Figures {
    private final ArrayDeque<Instant> asked = new ArrayDeque<>();
    private @Nullable Instant coolsDownUntil;
    private @Nullable Double latencyMs;
    private int open;
  }

  State of(UUID model) {
    Figures figures = figures(model);
    synchronized (figures) {
      return state(figures);
    }
  }

  /// Takes one of the questions that may be put to it in a minute.
  ///
  /// @return false if there is none left
  boolean take(UUID model, @Nullable Integer perMinute) {
    Figures figures = figures(model);
    synchronized (figures) {
      if (perMinute != null && state(figures).lastMinute() >= perMinute) {
        return false;
      }
      figures.asked.addLast(clock.get());
      figures.open++;
      return true;
    }
  }

  void answered(UUID model, int latencyMs) {
    Figures figures = figures(model);
    synchronized (figures) {
      figures.open--;
      figures.coolsDownUntil = null;
      figures.latencyMs =
          figures.latencyMs == null
              ? latencyMs
              : NEWEST * latencyMs + (1 - NEWEST) * figures.latencyMs;
    }
  }

  /// It is left alone for so long.
  void failed(UUID model, Duration coolDown) {
    Figures figures = figures(model);
    synchronized (figures) {
      figures.open--;
      Instant until = clock.get().plus(coolDown);
      if (figures.coolsDownUntil == null || until.isAfter(figures.coolsDownUntil)) {
        figures.coolsDownUntil = until;
      }
    }
  }

  private Figures figures(UUID model) {
    return models.computeIfAbsent(model, _ -> new Figures());
  }

  private State state(Figures figures) {
    Instant now = clock.get();
    Instant start = now.minus(WINDOW);
    while (!figures.asked.isEmpty() && !figures.asked.getFirst().isAfter(start)) {
      figures.asked.removeFirst();
    }
    if (figures.coolsDownUntil != null && !now.isBefore(figures.coolsDownUntil)) {
      figures.coolsDownUntil = null;
    }
    return new State(
        figures.coolsDownUntil,
        figures.latencyMs == null ? null : (int) Math.round(figures.latencyMs),
        figures.asked.size(),
        figures.open);
  }
}
