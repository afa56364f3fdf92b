package io.leadledger.query.resman;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent.LeadVisited;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResmanProjectorsTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);

  @Test
  void a_tenant_is_a_leasing_company() {
    published(LeadStory.tenantRegistered(tenant));
    assertThat(row("resman.company", tenant))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'name': 'Acme %1$s', 'logo_url': 'https://acme.example/logo.png',
                 'contact_email': 'hello@acme.example', 'contact_phone': '+15550100',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(tenant)));
  }

  @Test
  void a_visitor_is_known_by_the_browser_until_a_contact_is_captured() {
    published(
        ada.captured(null),
        new LeadVisited(ada.lead, Ids.next(), "browser-2", null, null, 2, LeadStory.CONTACTED));
    assertThat(row("resman.\"user\"", ada.lead))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'lead_source': 'Paid Search', 'browser_id': 'browser-2', 'session_count': 2,
                 'last_seen': '2026-02-28T12:00:00+00:00',
                 'created_at': '2026-02-27T08:30:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(ada.lead)));
  }

  @Test
  void an_archived_lead_gives_up_email_and_phone_and_takes_them_back() {
    LeadStory namesake = new LeadStory(actor);
    published(ada.captured(), ada.archived(null), namesake.captured());
    JsonNode visitor = row("resman.\"user\"", ada.lead);
    assertThat(visitor.has("email")).isFalse();
    assertThat(visitor.has("phone")).isFalse();
    assertThat(visitor.get("last_name").asString()).isEqualTo("Lovelace");
    assertThat(row("resman.\"user\"", namesake.lead).get("email").asString())
        .isEqualTo("ada@mail.example");

    published(namesake.archived(null), ada.restored("new", null));
    assertThat(row("resman.\"user\"", ada.lead).get("phone").asString()).isEqualTo("+15550111");
  }

  @Test
  void a_name_that_is_too_long_is_cut() {
    String name = "A".repeat(150);
    published(
        ada.captured(new LeadContact(name, null, null, null, null, null, null, null, null, null)));
    assertThat(row("resman.\"user\"", ada.lead).get("first_name").asString())
        .isEqualTo("A".repeat(100));
  }
}
