package io.leadledger.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.identity.TenantEvent.TenantProfileChanged;
import io.leadledger.events.identity.TenantEvent.TenantSuspended;
import io.leadledger.events.identity.UserEvent.UserDeactivated;
import io.leadledger.events.identity.UserEvent.UserRoleChanged;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import org.junit.jupiter.api.Test;

class FunnelProjectorsTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);

  @Test
  void a_tenant_is_renamed_and_suspended() {
    published(
        LeadStory.tenantRegistered(tenant),
        new TenantProfileChanged(tenant, "Apex " + tenant, null),
        new TenantSuspended(tenant, "unpaid"));
    assertThat(row("funnel.tenant", tenant))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'name': 'Apex %1$s', 'slug': 'acme-%1$s', 'status': 'suspended',
                 'subscription_tier': 'starter', 'settings': {'theme': 'dark'},
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(tenant)));
  }

  @Test
  void a_member_and_a_lead_are_both_people() {
    published(LeadStory.tenantRegistered(tenant), LeadStory.ownerRegistered(actor), ada.captured());
    assertThat(row("funnel.user", actor))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'tenant_id': '%2$s', 'kind': 'member', 'status': 'active', 'role': 'owner',
                 'full_name': 'Olga Owner', 'email': '%1$s@acme.example', 'phone': '+15550199',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(actor, tenant)));
    assertThat(row("funnel.user", ada.lead))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'kind': 'lead', 'status': 'active', 'external_id': 'mql-1',
                 'full_name': 'Ada King Lovelace', 'email': 'ada@mail.example', 'phone': '+15550111',
                 'created_at': '2026-02-27T08:30:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(ada.lead, tenant)));
  }

  @Test
  void who_has_left_is_inactive() {
    published(
        LeadStory.tenantRegistered(tenant),
        LeadStory.ownerRegistered(actor),
        new UserRoleChanged(actor, "owner", "analyst"),
        new UserDeactivated(actor, null),
        ada.captured(),
        ada.archived(null));
    assertThat(rows("funnel.user", "tenant_id", tenant))
        .extracting(row -> row.get("status").asString())
        .containsExactly("inactive", "inactive");
    assertThat(row("funnel.user", actor).get("role").asString()).isEqualTo("analyst");
  }
}
