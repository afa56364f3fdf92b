package io.leadledger.query.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadledger.events.Ids;
import io.leadledger.events.identity.TenantEvent.ApiKeyIssued;
import io.leadledger.events.identity.TenantEvent.ApiKeyRevoked;
import io.leadledger.events.identity.UserEvent.UserDeactivated;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CrmProjectorsTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);

  @Test
  void a_client_has_its_first_owner_as_contact_and_the_newest_key_that_opens() {
    UUID first = Ids.next();
    UUID second = Ids.next();
    published(
        LeadStory.tenantRegistered(tenant),
        LeadStory.ownerRegistered(actor),
        new ApiKeyIssued(tenant, first, "first", "admin", actor, "first-" + first, null),
        new ApiKeyIssued(tenant, second, "second", "admin", actor, "second-" + second, null),
        new ApiKeyRevoked(tenant, second, "first-" + first));
    assertThat(row("crm.clients", tenant))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'name': 'Acme %1$s', 'email': 'hello@acme.example', 'phone_number': '+15550100',
                 'whatsapp_phone_number': '+15550101', 'contact_info': {'fax': '+15550102'}, 'status': 'active',
                 'primary_contact_user_id': '%2$s', 'api_key': 'first-%3$s',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(tenant, actor, first)));
  }

  @Test
  void a_deactivated_member_may_no_longer_sign_in() {
    published(
        LeadStory.tenantRegistered(tenant),
        LeadStory.ownerRegistered(actor),
        new UserDeactivated(actor, "left"));
    assertThat(row("crm.auth_users", actor))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'email': '%1$s@acme.example', 'phone': '+15550199',
                 'user_metadata': {'first_name': 'Olga', 'last_name': 'Owner', 'department': 'Sales',
                   'job_title': 'Head of sales'},
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00',
                 'deactivated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(actor)));
    assertThat(rows("crm.user_profiles", "user_id", actor))
        .containsExactly(
            json(
                """
                {'user_id': '%s', 'client_id': '%s', 'full_name': 'Olga Owner', 'role': 'owner',
                 'status': 'deactivated',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(actor, tenant)));
  }

  @Test
  void a_change_of_one_part_of_lead_data_keeps_the_others() {
    published(ada.captured());
    published(new LeadTagged(ada.lead, "vip", List.of("vip"), null), ada.scored());
    assertThat(row("crm.leads", ada.lead).get("lead_data"))
        .isEqualTo(
            json(
                """
                {'source': 'Paid Search', 'source_details': {'campaign': 'spring'}, 'browser_id': 'browser-1',
                 'contact': {'full_name': 'Ada King Lovelace', 'email': 'ada@mail.example', 'phone': '+15550111',
                   'job_title': 'Owner', 'age': 36, 'preferred_method': 'phone', 'best_call_time': 'mornings',
                   'timezone': 'Europe/London'},
                 'company': {'id': '%s', 'name': 'Lovelace Roofing'}, 'custom_fields': {'budget': 500},
                 'tags': ['vip'], 'score': {'value': 70, 'points': {'has_budget': 70}, 'model': 'rules-1'}}"""
                    .formatted(ada.company)));
  }

  @Test
  void an_erased_contact_is_gone_from_lead_data() {
    published(ada.captured(), new LeadContactChanged(ada.lead, null, null));
    assertThat(row("crm.leads", ada.lead).get("lead_data").has("contact")).isFalse();
  }

  @Test
  void every_status_is_remembered_with_who_and_why() {
    published(ada.captured(), ada.contacted(), ada.contactedAgain(), ada.qualified());
    assertThat(rows("crm.lead_status_history", "lead_id", ada.lead))
        .extracting(
            row -> row.path("previous_status").asString(),
            row -> row.get("status").asString(),
            row -> row.path("reason").asString(),
            row -> row.get("changed_by_user_id").asString(),
            row -> row.get("changed_at").asString())
        .containsExactly(
            tuple("", "new", "", actor.toString(), "2026-02-27T08:30:00+00:00"),
            tuple("new", "contacted", "", actor.toString(), "2026-02-28T12:00:00+00:00"),
            tuple(
                "contacted",
                "qualified",
                "budget and date",
                actor.toString(),
                "2026-03-01T10:00:00+00:00"));
  }

  @Test
  void a_journey_tells_every_touch() {
    UUID call = Ids.next();
    published(ada.captured(), ada.called(call));
    UUID qualification = publishedAlone(ada.qualified());
    assertThat(rows("crm.lead_journey_events", "lead_id", ada.lead))
        .extracting(row -> row.get("event_type").asString(), row -> row.path("channel").asString())
        .containsExactly(
            tuple("captured", "website"), tuple("interaction", "call"), tuple("qualified", ""));
    assertThat(row("crm.lead_journey_events", qualification))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'lead_id': '%s', 'client_id': '%s', 'event_type': 'qualified',
                 'event_data': {'reason': 'budget and date'}, 'caused_by_user_id': '%s',
                 'occurred_at': '2026-03-01T10:00:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(qualification, ada.lead, tenant, actor)));
  }

  @Test
  void the_audit_log_tells_who_did_what_and_nothing_of_the_content() {
    UUID event = publishedAlone(ada.captured());
    assertThat(row("crm.audit_logs", event))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'client_id': '%s', 'performed_by_user_id': '%s', 'action': 'lead.LeadCaptured',
                 'entity_type': 'lead', 'entity_id': '%s', 'origin': 'api',
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(event, tenant, actor, ada.lead)));
  }
}
