package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.Gate.Pass;
import io.leadledger.command.scraping.fetch.Hop.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Fetches what stands under an address. Redirects are followed one by one, each through the gate;
/// each host is connected to only at addresses that may be; and whatever a server does, it takes no
/// longer and brings no more than the settings say.
@Component
@EnableConfigurationProperties(FetchSettings.class)
public class Fetcher implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

  private final FetchSettings settings;
  private final CloseableHttpClient http;
  private final AtomicBoolean unknown;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fetch-deadlines").daemon().factory());

  @Autowired
  Fetcher(FetchSettings settings) {
    this(settings, SystemDefaultDnsResolver.INSTANCE);
  }

  Fetcher(FetchSettings settings, DnsResolver names) {
    this.settings = settings;
    this.unknown = new AtomicBoolean(settings.contact() == null);
    this.http =
        HttpClients.client(
            settings, new CheckedNames(names, new ReachableAddresses(settings.allow())));
  }

  /// @param known a state that need not be sent again
  public Outcome fetch(PageAddress address, Validators known, Wanted wanted, Gate gate)
      throws InterruptedException {
    if (unknown.getAndSet(false)) {
      LOG.warn(
          "Websites are asked without telling them whom to complain to:"
              + " set leadledger.scraping.fetch.contact to the address of a page or of a mailbox");
    }
    Set<String> asked = new HashSet<>();
    long bytes = 0;
    Duration took = Duration.ZERO;
    PageAddress at = address;
    while (asked.size() <= settings.redirects() && asked.add(at.url())) {
      switch (gate.before(at)) {
        case Pass.Closed(Outcome why) -> {
          return why;
        }
        case Pass.Free(Consumer<@Nullable Outcome> done) -> {
          Outcome outcome = null;
          try {
            var hop = new Hop(at, wanted, known, bytes, took);
            Step step = hop.ask(http, deadlines, settings.whole().minus(took));
            outcome = step.end().orElse(null);
            if (outcome != null) {
              return outcome;
            }
            bytes = hop.bytes();
            took = hop.took();
            at = step.onward();
          } finally {
            done.accept(outcome);
          }
        }
      }
    }
    return new Outcome.Refused(at, Refusal.REDIRECTS, asked.size() + " redirects", bytes, took);
  }

  @Override
  public void destroy() throws IOException {
    deadlines.shutdownNow();
    http.close();
  }
}
