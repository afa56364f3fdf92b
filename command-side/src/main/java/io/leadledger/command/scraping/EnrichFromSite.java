package io.leadledger.command.scraping;

import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.ErrandHandler;
import io.leadledger.command.errand.Refusals;
import io.leadledger.command.lead.CompanyCommand.EnrichCompany;
import io.leadledger.command.lead.LeadCommand.EnrichLead;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent.SiteFactsFound;
import io.leadledger.events.scraping.SiteFacts;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Enriches the lead and its company with what a page has told. The company takes what its profile
/// does not say yet (ADR 0127).
@Component
class EnrichFromSite implements ErrandHandler {
  static final String KIND = "site-facts";
  static final String SOURCE = "website";

  private final ScrapeHistory history;
  private final CommandDispatcher commands;

  EnrichFromSite(ScrapeHistory history, CommandDispatcher commands) {
    this.history = history;
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Duration> run(Errand errand) {
    history
        .at(errand.stream(), errand.place())
        .ifPresent(
            message -> {
              if (message.getPayload() instanceof SiteFactsFound event && event.facts() != null) {
                enrich(
                    event.scrapeFor(),
                    event.facts(),
                    errand,
                    errand.by(TenantAggregate.actorOf(message.getMetaData())));
              }
            });
    return Optional.empty();
  }

  private void enrich(ScrapeFor whom, SiteFacts facts, Errand errand, CommandContext by) {
    if (whom.leadId() != null) {
      Refusals.send(
          commands,
          new EnrichLead(
              whom.leadId(),
              errand.id(),
              SOURCE,
              ToldOfCompany.fields(facts),
              ToldOfCompany.confidence(facts)),
          by.onceAs("site-facts/lead/" + errand.id()));
    }
    if (whom.companyId() != null) {
      Refusals.send(
          commands,
          new EnrichCompany(whom.companyId(), ToldOfCompany.profile(facts)),
          by.withoutKey());
    }
  }
}
