package io.leadledger.command.scraping;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.Errands;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent.SiteFactsFound;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What a page tells about whom the site belongs to reaches those for whom it is read.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenSiteTellsSomethingThenItEnriches {
  private final Errands errands;

  WhenSiteTellsSomethingThenItEnriches(Errands errands) {
    this.errands = errands;
  }

  @EventHandler
  void on(SiteFactsFound event, DomainEventMessage<?> message) {
    if (!event.scrapeFor().equals(ScrapeFor.NOBODY)) {
      errands.add(
          Errand.because(
              message,
              EnrichFromSite.KIND,
              UUID.fromString(message.getIdentifier()),
              event.jobId(),
              message.getSequenceNumber()));
    }
  }
}
