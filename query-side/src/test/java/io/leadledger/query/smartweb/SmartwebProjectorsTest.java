package io.leadledger.query.smartweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.identity.UserEvent.UserDeactivated;
import io.leadledger.events.lead.CompanyEvent.CompanyDeactivated;
import io.leadledger.events.lead.CompanyEvent.CompanyReactivated;
import io.leadledger.events.lead.CompanyEvent.CompanyRegistered;
import io.leadledger.events.lead.CompanyProfile;
import io.leadledger.events.lead.LeadEvent.LeadCompanyChanged;
import io.leadledger.events.lead.LeadEvent.LeadReopened;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.events.lead.LeadEvent.LeadUntagged;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SmartwebProjectorsTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);

  @Test
  void an_organization_shows_what_it_has_subscribed_to() {
    published(LeadStory.tenantRegistered(tenant));
    assertThat(row("smartweb.organizations", tenant))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'name': 'Acme %1$s', 'slug': 'acme-%1$s', 'billing_email': 'bills@acme.example',
                 'billing_address': {'city': 'Austin'}, 'subscription_tier': 'starter',
                 'subscription_status': 'active', 'subscription_expires_at': '2026-03-01T09:00:00',
                 'max_users': 5, 'max_leads_per_month': 1000, 'max_ai_calls_per_month': 10,
                 'settings': {'theme': 'dark'}, 'features': {'scoring': true}, 'is_active': true,
                 'created_at': '2026-03-01T10:00:00', 'updated_at': '2026-03-01T10:00:00'}"""
                    .formatted(tenant)));
  }

  @Test
  void a_deactivated_user_stays_and_gives_up_the_address() {
    published(
        LeadStory.tenantRegistered(tenant),
        LeadStory.ownerRegistered(actor),
        new UserDeactivated(actor, null));
    assertThat(row("smartweb.users", actor))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'first_name': 'Olga', 'last_name': 'Owner', 'full_name': 'Olga Owner',
                 'phone': '+15550199', 'organization_id': '%s', 'department': 'Sales',
                 'job_title': 'Head of sales', 'status': 'inactive', 'is_super_admin': false,
                 'preferences': {'theme': 'dark'}, 'notification_settings': {'daily': true},
                 'two_factor_enabled': false, 'failed_login_attempts': 0,
                 'created_at': '2026-03-01T10:00:00', 'updated_at': '2026-03-01T10:00:00',
                 'deleted_at': '2026-03-01T10:00:00'}"""
                    .formatted(actor, tenant)));
  }

  @Test
  void a_company_gives_up_its_phone_while_it_is_inactive_and_another_may_take_it() {
    UUID other = Ids.next();
    published(
        registered(ada.company, "+15550122"),
        new CompanyDeactivated(ada.company, null),
        registered(other, "+15550122"));
    assertThat(row("smartweb.companies", ada.company))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'name': 'Lovelace Roofing', 'business_type': 'roofing', 'city': 'Austin',
                 'is_active': false,
                 'created_at': '2026-03-01T10:00:00', 'updated_at': '2026-03-01T10:00:00'}"""
                    .formatted(ada.company)));
    assertThat(row("smartweb.companies", other).get("phone").asString()).isEqualTo("+15550122");

    published(new CompanyReactivated(ada.company, "c-1", profile("+15550133", "Dog grooming")));
    JsonNode company = row("smartweb.companies", ada.company);
    assertThat(company.get("is_active").asBoolean()).isTrue();
    assertThat(company.get("external_id").asString()).isEqualTo("c-1");
    assertThat(company.get("phone").asString()).isEqualTo("+15550133");
    assertThat(company.get("business_type").asString()).isEqualTo("other");
  }

  @Test
  void a_lead_shows_how_it_went() {
    published(ada.captured(), ada.contacted(), ada.scored(), ada.qualified(), ada.converted());
    assertThat(row("smartweb.leads", ada.lead))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'company_id': '%2$s', 'status': 'converted', 'source': 'paid_search',
                 'source_details': {'source': 'Paid Search', 'details': {'campaign': 'spring'},
                   'company': {'id': '%2$s', 'name': 'Lovelace Roofing'}},
                 'capture': {'source': 'Paid Search', 'details': {'campaign': 'spring'}},
                 'company': {'id': '%2$s', 'name': 'Lovelace Roofing'},
                 'lead_score': 70, 'score_breakdown': {'points': {'has_budget': 70}, 'model': 'rules-1'},
                 'qualified_at': '2026-03-01T10:00:00', 'qualified_by': '%3$s',
                 'converted_at': '2026-03-01T09:00:00', 'conversion_value': 1200.50,
                 'preferred_contact_method': 'phone', 'best_call_time': 'mornings', 'timezone': 'Europe/London',
                 'first_contact_at': '2026-02-28T12:00:00', 'last_contact_at': '2026-02-28T12:00:00',
                 'contact_attempts': 1,
                 'created_at': '2026-02-27T08:30:00', 'updated_at': '2026-03-01T10:00:00'}"""
                    .formatted(ada.lead, ada.company, actor)));
  }

  @Test
  void only_the_lead_that_holds_a_company_has_its_id_and_every_lead_names_it() {
    LeadStory second = new LeadStory(actor);
    published(
        ada.captured(),
        second.captured(null),
        new LeadCompanyChanged(second.lead, ada.company, "Lovelace Roofing", false, null));
    JsonNode lead = row("smartweb.leads", second.lead);
    assertThat(lead.has("company_id")).isFalse();
    assertThat(lead.get("source_details").get("company").get("id").asString())
        .isEqualTo(ada.company.toString());
  }

  @Test
  void an_archived_lead_gives_up_its_company_and_takes_it_back() {
    LeadStory second = new LeadStory(actor);
    published(
        ada.captured(),
        second.captured(null),
        ada.archived(null),
        new LeadCompanyChanged(second.lead, ada.company, "Lovelace Roofing", true, null));
    assertThat(row("smartweb.leads", ada.lead).has("company_id")).isFalse();
    assertThat(row("smartweb.leads", second.lead).get("company_id").asString())
        .isEqualTo(ada.company.toString());

    published(
        new LeadCompanyChanged(second.lead, null, null, false, null), ada.restored("new", null));
    assertThat(row("smartweb.leads", ada.lead).get("company_id").asString())
        .isEqualTo(ada.company.toString());
  }

  @Test
  void a_lead_that_is_reopened_to_contacted_is_not_qualified_any_more() {
    published(
        ada.captured(), ada.qualified(), new LeadReopened(ada.lead, "again", "lost", "contacted"));
    assertThat(row("smartweb.leads", ada.lead).has("qualified_at")).isFalse();
  }

  @Test
  void a_tag_comes_and_goes() {
    published(
        ada.captured(),
        new LeadTagged(ada.lead, "vip", List.of("vip"), null),
        new LeadTagged(ada.lead, "roof", List.of("vip", "roof"), null),
        new LeadUntagged(ada.lead, "vip", List.of("roof"), null));
    assertThat(rows("smartweb.lead_tags", "lead_id", ada.lead))
        .containsExactly(
            json(
                """
                {'lead_id': '%s', 'tag': 'roof', 'tagged_by': '%s', 'created_at': '2026-03-01T10:00:00'}"""
                    .formatted(ada.lead, actor)));
  }

  @Test
  void an_interaction_and_an_enrichment_are_kept() {
    UUID call = Ids.next();
    UUID enrichment = Ids.next();
    published(ada.captured(), ada.called(call), ada.enriched(enrichment));
    assertThat(row("smartweb.interactions", call))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'lead_id': '%s', 'type': 'call', 'direction': 'outbound', 'subject': 'Roof',
                 'content': 'Wants a new roof', 'summary': 'Call again', 'initiated_by': '%3$s',
                 'participated_users': ['%3$s'], 'call_duration': 90, 'completed_at': '2026-02-28T12:00:00',
                 'created_at': '2026-02-28T12:00:00', 'updated_at': '2026-03-01T10:00:00'}"""
                    .formatted(call, ada.lead, actor)));
    assertThat(row("smartweb.lead_enrichment", enrichment))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'lead_id': '%s', 'source': 'website', 'enriched_fields': {'employees': 12},
                 'confidence': 0.8,
                 'created_at': '2026-03-01T10:00:00', 'updated_at': '2026-03-01T10:00:00'}"""
                    .formatted(enrichment, ada.lead)));
  }

  @Test
  void the_audit_log_tells_who_did_what_and_nothing_of_the_content() {
    UUID event = publishedAlone(registered(ada.company, "+15550144"));
    assertThat(row("smartweb.audit_logs", event))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'organization_id': '%s', 'user_id': '%s', 'action': 'lead.CompanyRegistered',
                 'resource_type': 'company', 'resource_id': '%s', 'origin': 'api',
                 'created_at': '2026-03-01T10:00:00'}"""
                    .formatted(event, tenant, actor, ada.company)));
  }

  private static CompanyRegistered registered(UUID company, String phone) {
    return new CompanyRegistered(company, "Lovelace Roofing", null, profile(phone, "Roofing"));
  }

  private static CompanyProfile profile(String phone, String trade) {
    return new CompanyProfile(
        null, trade, phone, null, null, null, "Austin", null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null);
  }
}
