package io.leadledger.query.resman;

import static io.leadledger.query.resman.jooq.Tables.USER;

import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.lead.LeadEvent.LeadArchived;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import io.leadledger.events.lead.LeadEvent.LeadErased;
import io.leadledger.events.lead.LeadEvent.LeadRestored;
import io.leadledger.events.lead.LeadEvent.LeadVisited;
import io.leadledger.query.names.PersonName;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.resman.jooq.tables.User;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills resman.user: a visitor, anonymous until a contact is captured. An archived lead gives up
/// its e-mail and phone, which only one visitor may have, and takes them back when it is restored.
@Component("resman.users")
@ProcessingGroup("resman.users")
@Fills(User.class)
class VisitorProjector {

  @EventHandler
  void on(LeadCaptured event, Recorded recorded, Rows rows) {
    describe(
        rows.insert(USER)
            .set(USER.ID, event.leadId())
            .set(USER.LEAD_SOURCE, Fit.start(event.source(), 100))
            .set(USER.BROWSER_ID, Fit.whole(event.browserId(), 255))
            .set(USER.SESSION_COUNT, 1)
            .set(USER.LAST_SEEN, event.browserId() == null ? null : event.capturedAt())
            .set(USER.CREATED_AT, event.capturedAt())
            .set(USER.UPDATED_AT, recorded.at()),
        event.contact());
  }

  @EventHandler
  void on(LeadContactChanged event, Recorded recorded, Rows rows) {
    describe(changed(event, recorded, rows), event.contact());
  }

  @EventHandler
  void on(LeadVisited event, Recorded recorded, Rows rows) {
    Rows.Values row =
        changed(event, recorded, rows)
            .set(USER.SESSION_COUNT, event.sessionCount())
            .set(USER.LAST_SEEN, event.visitedAt());
    if (event.browserId() != null) {
      row.set(USER.BROWSER_ID, Fit.whole(event.browserId(), 255));
    }
  }

  @EventHandler
  void on(LeadArchived event, Recorded recorded, Rows rows) {
    changed(event, recorded, rows).set(USER.EMAIL, null).set(USER.PHONE, null);
  }

  @EventHandler
  void on(LeadErased event, Recorded recorded, Rows rows) {
    describe(changed(event, recorded, rows), null);
  }

  @EventHandler
  void on(LeadRestored event, Recorded recorded, Rows rows) {
    describe(changed(event, recorded, rows), event.contact());
  }

  private static Rows.Values changed(LeadEvent event, Recorded recorded, Rows rows) {
    return rows.update(USER, event.leadId()).set(USER.UPDATED_AT, recorded.at());
  }

  private static void describe(Rows.Values row, @Nullable LeadContact known) {
    LeadContact contact = known == null ? LeadContact.NONE : known;
    PersonName name = PersonName.of(contact);
    row.set(USER.FIRST_NAME, Fit.start(name.first(), 100))
        .set(USER.LAST_NAME, Fit.start(name.last(), 100))
        .set(USER.EMAIL, Fit.whole(contact.email(), 255))
        .set(USER.PHONE, Fit.whole(contact.phone(), 20))
        .set(USER.AGE, contact.age());
  }
}
