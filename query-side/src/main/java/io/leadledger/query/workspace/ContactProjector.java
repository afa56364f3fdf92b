package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.CONTACTS;

import io.leadledger.events.lead.LeadContact;
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
import io.leadledger.query.names.PersonName;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.workspace.jooq.tables.Contacts;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills workspace.contacts: every lead is a contact, which keeps the lead's id.
@Component("workspace.contacts")
@ProcessingGroup("workspace.contacts")
@Fills(Contacts.class)
class ContactProjector {

  @EventHandler
  void on(LeadEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case LeadCaptured e -> captured(e, recorded, rows);
      case LeadContactChanged e -> describe(changed(e, recorded, rows), e.contact());
      case LeadCompanyChanged e ->
          changed(e, recorded, rows).set(CONTACTS.COMPANY, e.companyName());
      case LeadCustomFieldsChanged e ->
          changed(e, recorded, rows).set(CONTACTS.CUSTOM_FIELDS, Json.orEmpty(e.customFields()));
      case LeadTagged e -> changed(e, recorded, rows).set(CONTACTS.TAGS, array(e.tags()));
      case LeadUntagged e -> changed(e, recorded, rows).set(CONTACTS.TAGS, array(e.tags()));
      case LeadAssigned e -> changed(e, recorded, rows).set(CONTACTS.OWNER_ID, e.assigneeId());
      case LeadUnassigned e -> changed(e, recorded, rows).set(CONTACTS.OWNER_ID, null);
      case LeadScored e -> changed(e, recorded, rows).set(CONTACTS.LEAD_SCORE, e.score());
      case LeadContacted e ->
          changed(e, recorded, rows)
              .set(CONTACTS.STATUS, status(e.status()))
              .set(CONTACTS.LAST_CONTACTED_AT, e.lastContactAt());
      case LeadQualified e -> changed(e, recorded, rows).set(CONTACTS.STATUS, status(e.status()));
      case LeadDisqualified e ->
          changed(e, recorded, rows).set(CONTACTS.STATUS, status(e.status()));
      case LeadConverted e -> changed(e, recorded, rows).set(CONTACTS.STATUS, status(e.status()));
      case LeadLost e -> changed(e, recorded, rows).set(CONTACTS.STATUS, status(e.status()));
      case LeadReopened e -> changed(e, recorded, rows).set(CONTACTS.STATUS, status(e.status()));
      case LeadArchived e -> changed(e, recorded, rows).set(CONTACTS.STATUS, "inactive");
      case LeadErased e -> changed(e, recorded, rows).set(CONTACTS.STATUS, "inactive");
      case LeadRestored e -> changed(e, recorded, rows).set(CONTACTS.STATUS, status(e.status()));
      case LeadVisited _, InteractionLogged _, LeadEnriched _, LeadPlacedInStage _ -> {}
    }
  }

  private static void captured(LeadCaptured event, Recorded recorded, Rows rows) {
    describe(
        rows.insert(CONTACTS)
            .set(CONTACTS.ID, event.leadId())
            .set(CONTACTS.WORKSPACE_ID, recorded.tenant())
            .set(CONTACTS.COMPANY, event.companyName())
            .set(CONTACTS.SOURCE, event.source())
            .set(CONTACTS.STATUS, status(event.status()))
            .set(CONTACTS.CUSTOM_FIELDS, Json.orEmpty(event.customFields()))
            .set(CONTACTS.CREATED_AT, event.capturedAt())
            .set(CONTACTS.UPDATED_AT, recorded.at()),
        event.contact());
  }

  private static Rows.Values changed(LeadEvent event, Recorded recorded, Rows rows) {
    return rows.update(CONTACTS, event.leadId()).set(CONTACTS.UPDATED_AT, recorded.at());
  }

  private static void describe(Rows.Values row, @Nullable LeadContact known) {
    LeadContact contact = known == null ? LeadContact.NONE : known;
    PersonName name = PersonName.of(contact);
    row.set(CONTACTS.FIRST_NAME, name.first())
        .set(CONTACTS.LAST_NAME, name.last())
        .set(CONTACTS.EMAIL, contact.email())
        .set(CONTACTS.PHONE, contact.phone())
        .set(CONTACTS.JOB_TITLE, contact.jobTitle());
  }

  private static String status(String leadStatus) {
    return switch (leadStatus) {
      case "converted" -> "active";
      case "unqualified", "lost" -> "inactive";
      default -> "lead";
    };
  }

  private static String[] array(List<String> tags) {
    return tags.toArray(String[]::new);
  }
}
