package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.USER;

import io.leadledger.events.identity.UserEvent;
import io.leadledger.events.identity.UserEvent.UserDeactivated;
import io.leadledger.events.identity.UserEvent.UserProfileChanged;
import io.leadledger.events.identity.UserEvent.UserRegistered;
import io.leadledger.events.identity.UserEvent.UserRoleChanged;
import io.leadledger.events.identity.UserProfile;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent.LeadArchived;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import io.leadledger.events.lead.LeadEvent.LeadErased;
import io.leadledger.events.lead.LeadEvent.LeadRestored;
import io.leadledger.query.funnel.jooq.tables.User;
import io.leadledger.query.names.PersonName;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills funnel.user: members and leads are both people whose progress is tracked.
@Component("funnel.people")
@ProcessingGroup("funnel.people")
@Fills(User.class)
class PersonProjector {

  @EventHandler
  void on(UserEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case UserRegistered e ->
          describe(
              rows.insert(USER)
                  .set(USER.ID, e.userId())
                  .set(USER.TENANT_ID, recorded.tenant())
                  .set(USER.KIND, "member")
                  .set(USER.STATUS, "active")
                  .set(USER.ROLE, e.role())
                  .set(USER.CREATED_AT, recorded.at())
                  .set(USER.UPDATED_AT, recorded.at()),
              e.profile());
      case UserProfileChanged e -> describe(changed(e.userId(), recorded, rows), e.profile());
      case UserRoleChanged e -> changed(e.userId(), recorded, rows).set(USER.ROLE, e.role());
      case UserDeactivated e -> changed(e.userId(), recorded, rows).set(USER.STATUS, "inactive");
    }
  }

  @EventHandler
  void on(LeadCaptured event, Recorded recorded, Rows rows) {
    describe(
        rows.insert(USER)
            .set(USER.ID, event.leadId())
            .set(USER.TENANT_ID, recorded.tenant())
            .set(USER.KIND, "lead")
            .set(USER.STATUS, "active")
            .set(USER.EXTERNAL_ID, event.externalId())
            .set(USER.CREATED_AT, event.capturedAt())
            .set(USER.UPDATED_AT, recorded.at()),
        event.contact());
  }

  @EventHandler
  void on(LeadContactChanged event, Recorded recorded, Rows rows) {
    describe(changed(event.leadId(), recorded, rows), event.contact());
  }

  @EventHandler
  void on(LeadArchived event, Recorded recorded, Rows rows) {
    changed(event.leadId(), recorded, rows).set(USER.STATUS, "inactive");
  }

  @EventHandler
  void on(LeadErased event, Recorded recorded, Rows rows) {
    changed(event.leadId(), recorded, rows).set(USER.STATUS, "inactive");
  }

  @EventHandler
  void on(LeadRestored event, Recorded recorded, Rows rows) {
    changed(event.leadId(), recorded, rows).set(USER.STATUS, "active");
  }

  private static Rows.Values changed(UUID person, Recorded recorded, Rows rows) {
    return rows.update(USER, person).set(USER.UPDATED_AT, recorded.at());
  }

  private static void describe(Rows.Values row, @Nullable UserProfile profile) {
    row.set(USER.FULL_NAME, PersonName.of(profile).full())
        .set(USER.EMAIL, profile == null ? null : profile.email())
        .set(USER.PHONE, profile == null ? null : profile.phone());
  }

  private static void describe(Rows.Values row, @Nullable LeadContact contact) {
    row.set(USER.FULL_NAME, PersonName.of(contact).full())
        .set(USER.EMAIL, contact == null ? null : contact.email())
        .set(USER.PHONE, contact == null ? null : contact.phone());
  }
}
