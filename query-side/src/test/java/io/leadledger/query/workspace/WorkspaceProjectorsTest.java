package io.leadledger.query.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.identity.TenantEvent.ApiKeyIssued;
import io.leadledger.events.identity.TenantEvent.ApiKeyRevoked;
import io.leadledger.events.identity.UserEvent.UserRoleChanged;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import io.leadledger.events.lead.LeadEvent.LeadDisqualified;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WorkspaceProjectorsTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);

  @Test
  void a_workspace_keeps_its_feature_switches_among_its_settings() {
    published(LeadStory.tenantRegistered(tenant));
    assertThat(row("workspace.workspaces", tenant))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'name': 'Acme %1$s', 'slug': 'acme-%1$s', 'subscription_tier': 'starter',
                 'settings': {'theme': 'dark', 'features': {'scoring': true}}, 'is_active': true,
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(tenant)));
  }

  @Test
  void a_key_is_known_by_its_fingerprint_and_opens_nothing_once_revoked() {
    UUID key = Ids.next();
    published(
        LeadStory.tenantRegistered(tenant),
        new ApiKeyIssued(tenant, key, "import", "member", actor, "print-" + key, null),
        new ApiKeyRevoked(tenant, key, null));
    assertThat(row("workspace.workspace_api_keys", key))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'workspace_id': '%2$s', 'provider': 'leadledger', 'name': 'import',
                 'encrypted_key': 'print-%1$s', 'is_active': false, 'created_by': '%3$s',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(key, tenant, actor)));
  }

  @Test
  void an_analyst_is_a_viewer() {
    published(
        LeadStory.tenantRegistered(tenant),
        LeadStory.ownerRegistered(actor),
        new UserRoleChanged(actor, "owner", "analyst"));
    assertThat(row("workspace.workspace_members", actor))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'workspace_id': '%2$s', 'user_id': '%1$s', 'role': 'viewer',
                 'permissions': {'agents': false, 'packs': false, 'billing': false, 'members': false},
                 'joined_at': '2026-03-01T10:00:00+00:00', 'is_active': true,
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(actor, tenant)));
    assertThat(row("workspace.users", actor).get("preferences"))
        .isEqualTo(json("{'theme': 'dark', 'notifications': {'daily': true}}"));
  }

  @Test
  void a_captured_lead_is_a_contact_and_a_prospect() {
    published(ada.captured());
    assertThat(row("workspace.contacts", ada.lead))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'workspace_id': '%s', 'first_name': 'Ada King', 'last_name': 'Lovelace',
                 'email': 'ada@mail.example', 'phone': '+15550111', 'company': 'Lovelace Roofing',
                 'job_title': 'Owner', 'source': 'Paid Search', 'status': 'lead', 'tags': [],
                 'custom_fields': {'budget': 500},
                 'created_at': '2026-02-27T08:30:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(ada.lead, tenant)));
    assertThat(row("workspace.prospects", ada.lead))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'workspace_id': '%2$s', 'contact_id': '%1$s', 'stage': 'new',
                 'source': 'Paid Search',
                 'created_at': '2026-02-27T08:30:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(ada.lead, tenant)));
  }

  @Test
  void a_disqualified_lead_is_an_inactive_contact_and_a_lost_prospect() {
    published(ada.captured(), new LeadDisqualified(ada.lead, "no budget", "new", "unqualified"));
    assertThat(row("workspace.contacts", ada.lead).get("status").asString()).isEqualTo("inactive");
    JsonNode prospect = row("workspace.prospects", ada.lead);
    assertThat(prospect.get("stage").asString()).isEqualTo("lost");
    assertThat(prospect.get("probability").asInt()).isZero();
    assertThat(prospect.get("notes").asString()).isEqualTo("no budget");
  }

  @Test
  void a_converted_lead_is_a_customer_who_follows_the_lead() {
    published(
        ada.captured(),
        ada.converted(),
        new LeadContactChanged(
            ada.lead, LeadStory.contact("ada@new.example", "+15550112"), ada.customer),
        new LeadTagged(ada.lead, "roof", List.of("vip", "roof"), ada.customer),
        ada.archived(ada.customer));
    assertThat(row("workspace.customers", ada.customer))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'workspace_id': '%s', 'name': 'Ada King Lovelace', 'email': 'ada@new.example',
                 'phone': '+15550112', 'company': 'Lovelace Roofing', 'status': 'inactive', 'assigned_to': '%s',
                 'tags': ['vip', 'roof'], 'lifetime_value': 1200.50, 'last_order_at': '2026-03-01T09:00:00+00:00',
                 'created_at': '2026-03-01T09:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(ada.customer, tenant, actor)));
    assertThat(row("workspace.prospects", ada.lead).get("stage").asString()).isEqualTo("won");
  }

  @Test
  void a_restored_contact_has_the_status_that_its_lead_had() {
    published(
        ada.captured(),
        ada.converted(),
        ada.archived(ada.customer),
        ada.restored("converted", ada.customer));
    assertThat(row("workspace.contacts", ada.lead).get("status").asString()).isEqualTo("active");
    assertThat(row("workspace.customers", ada.customer).get("status").asString())
        .isEqualTo("active");
  }

  @Test
  void an_interaction_is_kept_as_it_was_logged() {
    UUID call = Ids.next();
    published(ada.captured(), ada.called(call));
    assertThat(row("workspace.crm_interactions", call))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'workspace_id': '%s', 'contact_id': '%s', 'type': 'call', 'direction': 'outbound',
                 'subject': 'Roof', 'content': 'Wants a new roof', 'outcome': 'Call again', 'duration': 90,
                 'completed_at': '2026-02-28T12:00:00+00:00', 'user_id': '%s',
                 'created_at': '2026-02-28T12:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(call, tenant, ada.lead, actor)));
  }
}
