package io.leadledger.command.scraping;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.scraping.ScrapeCommand.RequestScrape;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.http.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Has websites read because of something that happened: once for each cause, however often it is
/// asked.
@Component
public class ScrapeRequests {
  private static final long RANDOM_BITS = 0xFFFL;
  private static final long VARIANT = 1L << 63;

  private final CommandDispatcher commands;

  ScrapeRequests(CommandDispatcher commands) {
    this.commands = commands;
  }

  /// @param cause such as the event that a trigger fired on, as a UUIDv7
  /// @return the job
  /// @throws ProblemException if the job is refused
  public UUID read(
      UUID cause,
      List<String> startUrls,
      @Nullable String purpose,
      ScrapeFor whom,
      CommandContext by) {
    UUID job = jobOf(cause);
    try {
      commands.send(new RequestScrape(job, ScrapePlans.usual(startUrls), purpose, whom), by);
    } catch (ProblemException refused) {
      if (!refused.code().equals(CommandDispatcher.ALREADY_EXISTS)) {
        throw refused;
      }
    }
    return job;
  }

  /// The same for the same cause: a UUIDv7 of the cause's moment.
  static UUID jobOf(UUID cause) {
    long digest = Digests.of("scrape/" + cause);
    return new UUID(
        cause.getMostSignificantBits() & ~RANDOM_BITS | digest & RANDOM_BITS,
        VARIANT | digest >>> 2);
  }
}
