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

  /// @param event that it is because of, and the moment of the job's id
  /// @param name of what asks for it: one event may be the cause of several jobs
  /// @param url where reading begins; a web address, which has been checked
  /// @return the job
  /// @throws ProblemException if the job is refused
  public UUID read(
      UUID event,
      String name,
      String url,
      @Nullable String purpose,
      ScrapeFor whom,
      CommandContext by) {
    UUID job = jobOf(event, name);
    try {
      commands.send(new RequestScrape(job, ScrapePlans.usual(List.of(url)), purpose, whom), by);
    } catch (ProblemException refused) {
      if (!refused.code().equals(CommandDispatcher.ALREADY_EXISTS)) {
        throw refused;
      }
    }
    return job;
  }

  /// The same for the same cause: a UUIDv7 of the event's moment.
  private static UUID jobOf(UUID event, String name) {
    long digest = Digests.of("scrape/" + event + "/" + name);
    return new UUID(
        event.getMostSignificantBits() & ~RANDOM_BITS | digest & RANDOM_BITS,
        VARIANT | digest >>> 2);
  }
}
