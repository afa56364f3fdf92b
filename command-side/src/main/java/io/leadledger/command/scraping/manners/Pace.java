package io.leadledger.command.scraping.manners;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.FetchError;
import io.leadledger.command.scraping.fetch.Gate;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.store.work.RecurringWork;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Sees to it that a host is asked once at a time, whoever wants something from it in whichever
/// process, with a pause in between, and left alone when it cannot keep up.
@Component
@EnableConfigurationProperties(MannersSettings.class)
public class Pace extends RecurringWork implements DisposableBean {
  private static final int MANY = 10_000;

  private final MannersSettings settings;
  private final Turns turns;
  private final Map<String, HostPace> hosts = new ConcurrentHashMap<>();

  Pace(MannersSettings settings, Turns turns) {
    super("host-turns", Duration.ZERO);
    this.settings = settings;
    this.turns = turns;
  }

  /// How long its host would keep somebody waiting who came now, as far as that is known.
  public Duration pause(PageAddress address) {
    HostPace host = hosts.get(address.authority());
    return host == null ? Duration.ZERO : host.pause();
  }

  /// Waits for the host's turn.
  ///
  /// @param asked the delay that its robots.txt asks for
  Gate.Pass.Free pass(PageAddress address, Duration asked) throws InterruptedException {
    Duration delay = asked.compareTo(settings.delay()) > 0 ? asked : settings.delay();
    String name = address.authority();
    HostPace host = entered(name);
    try {
      host.take(delay);
    } catch (InterruptedException | RuntimeException e) {
      left(name);
      throw e;
    }
    return new Gate.Pass.Free(
        outcome -> {
          host.give(isOverburdened(outcome), retryAfter(outcome));
          left(name);
        });
  }

  /// Lets other processes have the hosts that they want, and those that nobody here asks any more.
  @Override
  protected void work() {
    Set<String> ours = hosts.keySet().stream().filter(turns::isOurs).collect(Collectors.toSet());
    if (!ours.isEmpty()) {
      Set<String> wanted = turns.wanted(ours);
      hosts.forEach((name, host) -> host.look(wanted.contains(name)));
    }
  }

  @Override
  public void destroy() {
    hosts.values().forEach(HostPace::leave);
  }

  private HostPace entered(String name) {
    if (hosts.size() > MANY) {
      hosts.values().removeIf(HostPace::isForgettable);
    }
    HostPace entered =
        hosts.compute(
            name,
            (_, host) ->
                (host == null ? new HostPace(name, turns, settings.backoff()) : host)
                    .withGuests(1));
    return Objects.requireNonNull(entered);
  }

  private void left(String name) {
    hosts.computeIfPresent(name, (_, host) -> host.withGuests(-1));
  }

  private static boolean isOverburdened(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        && (failed.error() == FetchError.TIMEOUT
            || failed.status() != null && (failed.status() == 429 || failed.status() == 503));
  }

  private static @Nullable Duration retryAfter(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Failed failed ? failed.retryAfter() : null;
  }
}
