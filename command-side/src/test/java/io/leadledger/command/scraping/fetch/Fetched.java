package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.address.PageAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What tests have fetched without fetching it.
public final class Fetched {
  private Fetched() {}

  public static Outcome.Fetched as(PageAddress address, String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Outcome.Fetched(
        address,
        200,
        type,
        new Body(bytes, StandardCharsets.UTF_8),
        "",
        Validators.NONE,
        null,
        null,
        bytes.length,
        Duration.ofMillis(5));
  }
}
