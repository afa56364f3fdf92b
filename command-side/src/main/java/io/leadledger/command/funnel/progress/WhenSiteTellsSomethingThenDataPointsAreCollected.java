package io.leadledger.command.funnel.progress;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.Errands;
import io.leadledger.events.scraping.ScrapeJobEvent.SiteFactsFound;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What a website tells reaches the funnels of whom it is read for.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenSiteTellsSomethingThenDataPointsAreCollected {
  private final Errands errands;

  WhenSiteTellsSomethingThenDataPointsAreCollected(Errands errands) {
    this.errands = errands;
  }

  @EventHandler
  void on(SiteFactsFound event, DomainEventMessage<?> message) {
    if (event.scrapeFor().leadId() != null || event.scrapeFor().funnelProgressId() != null) {
      errands.add(
          Errand.because(
              message,
              CollectFromSite.KIND,
              UUID.fromString(message.getIdentifier()),
              event.jobId(),
              message.getSequenceNumber()));
    }
  }
}
