package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.address.PageAddress;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.util.unit.DataSize;

/// Fetchers of tests: impatient, and allowed to read on this machine.
public final class Fetching {
  private Fetching() {}

  public static FetchSettings settings(String... allow) {
    return new FetchSettings(
        "LeadLedgerBot",
        "https://crawler.test/about",
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        DataSize.ofMegabytes(1),
        5,
        List.of(allow));
  }

  public static Fetcher fetcher() {
    return fetcher(SystemDefaultDnsResolver.INSTANCE, "127.0.0.1/32");
  }

  public static Fetcher fetcher(DnsResolver names, String... allow) {
    return new Fetcher(settings(allow), names);
  }

  static Outcome fetch(Fetcher fetcher, String url) throws InterruptedException {
    return fetch(fetcher, url, Validators.NONE);
  }

  static Outcome fetch(Fetcher fetcher, String url, Validators known) throws InterruptedException {
    return fetcher.fetch(PageAddress.of(url).orElseThrow(), known, Wanted.page(1 << 20), Gate.OPEN);
  }
}
