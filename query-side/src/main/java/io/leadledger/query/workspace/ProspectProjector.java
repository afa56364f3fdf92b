package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.PROSPECTS;

import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.lead.LeadEvent.InteractionLogged;
import io.leadledger.events.lead.LeadEvent.LeadArchived;
import io.leadledger.events.lead.LeadEvent.LeadAssigned;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadCompanyChanged;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import io.leadledger.events.lead.LeadEvent.LeadContacted;
import io.leadledger.events.lead.LeadEvent.LeadConverted;
import io.leadledger.events.lead.LeadEvent.LeadCustomFieldsChanged;
import io.leadledger.events.lead.LeadEvent.LeadDisqualified;
import io.leadledger.events.lead.LeadEvent.LeadEnriched;
import io.leadledger.events.lead.LeadEvent.LeadErased;
import io.leadledger.events.lead.LeadEvent.LeadLost;
import io.leadledger.events.lead.LeadEvent.LeadPlacedInStage;
import io.leadledger.events.lead.LeadEvent.LeadQualified;
import io.leadledger.events.lead.LeadEvent.LeadReopened;
import io.leadledger.events.lead.LeadEvent.LeadRestored;
import io.leadledger.events.lead.LeadEvent.LeadScored;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.events.lead.LeadEvent.LeadUnassigned;
import io.leadledger.events.lead.LeadEvent.LeadUntagged;
import io.leadledger.events.lead.LeadEvent.LeadVisited;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.workspace.jooq.tables.Prospects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills workspace.prospects: the chance that a lead buys, which keeps the lead's id.
@Component("workspace.prospects")
@ProcessingGroup("workspace.prospects")
@Fills(Prospects.class)
class ProspectProjector {

  @EventHandler
  void on(LeadEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case LeadCaptured e ->
          place(
              rows.insert(PROSPECTS)
                  .set(PROSPECTS.ID, e.leadId())
                  .set(PROSPECTS.WORKSPACE_ID, recorded.tenant())
                  .set(PROSPECTS.CONTACT_ID, e.leadId())
                  .set(PROSPECTS.SOURCE, e.source())
                  .set(PROSPECTS.CREATED_AT, e.capturedAt())
                  .set(PROSPECTS.UPDATED_AT, recorded.at()),
              e.status(),
              null);
      case LeadContacted e -> {
        if (!e.status().equals(e.previousStatus())) {
          place(changed(e, recorded, rows), e.status(), null);
        }
      }
      case LeadQualified e -> place(changed(e, recorded, rows), e.status(), e.reason());
      case LeadDisqualified e -> place(changed(e, recorded, rows), e.status(), e.reason());
      case LeadConverted e ->
          place(changed(e, recorded, rows).set(PROSPECTS.VALUE, e.value()), e.status(), null);
      case LeadLost e -> place(changed(e, recorded, rows), e.status(), e.reason());
      case LeadReopened e -> place(changed(e, recorded, rows), e.status(), e.reason());
      case LeadAssigned e -> changed(e, recorded, rows).set(PROSPECTS.OWNER_ID, e.assigneeId());
      case LeadUnassigned e -> changed(e, recorded, rows).set(PROSPECTS.OWNER_ID, null);
      case LeadContactChanged _,
          LeadCompanyChanged _,
          LeadCustomFieldsChanged _,
          LeadVisited _,
          LeadTagged _,
          LeadUntagged _,
          InteractionLogged _,
          LeadScored _,
          LeadEnriched _,
          LeadPlacedInStage _,
          LeadArchived _,
          LeadRestored _,
          LeadErased _ -> {} // change the contact, not the chance
    }
  }

  private static Rows.Values changed(LeadEvent event, Recorded recorded, Rows rows) {
    return rows.update(PROSPECTS, event.leadId()).set(PROSPECTS.UPDATED_AT, recorded.at());
  }

  private static void place(Rows.Values row, String leadStatus, @Nullable String why) {
    String stage =
        switch (leadStatus) {
          case "converted" -> "won";
          case "unqualified" -> "lost";
          default -> leadStatus;
        };
    Integer probability =
        switch (stage) {
          case "won" -> 100;
          case "lost" -> 0;
          default -> null;
        };
    row.set(PROSPECTS.STAGE, stage)
        .set(PROSPECTS.PROBABILITY, probability)
        .set(PROSPECTS.NOTES, why);
  }
}
