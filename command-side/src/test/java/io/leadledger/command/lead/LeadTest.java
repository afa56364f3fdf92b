package io.leadledger.command.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.lead.LeadCommand.*;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent.*;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeadTest extends AggregateTest<Lead> {
  private static final UUID LEAD = Ids.next();
  private static final UUID COMPANY = Ids.next();
  private static final UUID CUSTOMER = Ids.next();
  private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
  private static final LeadContact ADA = contact("Ada", "ada@example.com", "+4930123456");

  LeadTest() {
    super(Lead.class);
  }

  @Nested
  class Capturing {
    @Test
    void a_person_who_left_an_address_is_captured() {
      given().when(capture("crm-1", ADA, null)).then(captured("crm-1", ADA, null));
    }

    @Test
    void an_anonymous_visitor_is_captured_by_browser_id() {
      given()
          .when(capture(null, LeadContact.NONE, "b-17"))
          .then(captured(null, LeadContact.NONE, "b-17"));
    }

    @Test
    void nobody_at_all_is_not_a_lead() {
      given().when(capture(null, LeadContact.NONE, null)).broken(LeadRule.A_LEAD_NEEDS_A_CONTACT);
    }

    @Test
    void a_second_lead_with_the_same_address_is_refused() {
      claims.claim(TENANT, Ids.next(), Map.of("lead.email", "ada@example.com"));
      given().when(capture(null, ADA, null)).broken(LeadRule.EMAIL_IS_UNIQUE_AMONG_ACTIVE_LEADS);
    }

    @Test
    void the_first_lead_of_a_company_holds_it() {
      claims.claim(TENANT, COMPANY, Map.of("company", COMPANY.toString()));
      given().when(captureOf(COMPANY)).then(capturedOf(COMPANY, true));
    }

    @Test
    void a_second_lead_of_a_company_does_not_hold_it() {
      claims.claim(TENANT, COMPANY, Map.of("company", COMPANY.toString()));
      claims.claim(TENANT, Ids.next(), Map.of("lead.company", COMPANY.toString()));
      given().when(captureOf(COMPANY)).then(capturedOf(COMPANY, false));
    }

    @Test
    void a_company_that_nobody_registered_is_refused() {
      given().when(captureOf(COMPANY)).broken(LeadRule.A_LEAD_BELONGS_TO_A_KNOWN_COMPANY);
    }
  }

  @Nested
  class ChangingTheContact {
    @Test
    void a_new_contact_replaces_the_old_one() {
      var changed = contact("Ada", "ada@lovelace.example", null);
      given(captured())
          .when(new ChangeContact(LEAD, changed))
          .then(new LeadContactChanged(LEAD, changed, null));
    }

    @Test
    void what_is_said_takes_the_place_of_what_is_known_and_the_rest_stays() {
      given(captured(null, contact("Ada", "ada@lovelace.example", null), null))
          .when(new AmendContact(LEAD, contact(null, null, "+49 30 901820")))
          .then(
              new LeadContactChanged(
                  LEAD, contact("Ada", "ada@lovelace.example", "+4930901820"), null));
    }

    @Test
    void the_same_contact_again_is_no_event() {
      given(captured()).when(new ChangeContact(LEAD, ADA)).thenNothing();
    }

    @Test
    void the_last_way_to_tell_who_it_is_cannot_be_removed() {
      given(captured(null, ADA, null))
          .when(new ChangeContact(LEAD, contact("Ada", null, null)))
          .broken(LeadRule.A_LEAD_NEEDS_A_CONTACT);
    }

    @Test
    void a_phone_number_of_another_lead_is_refused() {
      claims.claim(TENANT, Ids.next(), Map.of("lead.phone", "+4930999999"));
      given(captured())
          .when(new ChangeContact(LEAD, contact("Ada", null, "+4930999999")))
          .broken(LeadRule.PHONE_IS_UNIQUE_AMONG_ACTIVE_LEADS);
    }
  }

  @Nested
  class ChangingCustomFields {
    @Test
    @SuppressWarnings(
        "NullAway") // a compact constructor's class file forgets that the values may be null
    void fields_are_merged_and_null_removes_one() {
      Map<String, @Nullable Object> changes = new HashMap<>();
      changes.put("plan", null);
      changes.put("seats", 12);
      given(captured(), new LeadCustomFieldsChanged(LEAD, Map.of("plan", "pro", "city", "Ulm")))
          .when(new ChangeCustomFields(LEAD, changes))
          .then(new LeadCustomFieldsChanged(LEAD, Map.of("city", "Ulm", "seats", 12)));
    }

    @Test
    void what_is_there_already_is_no_event() {
      given(captured(), new LeadCustomFieldsChanged(LEAD, Map.of("plan", "pro")))
          .when(new ChangeCustomFields(LEAD, Map.of("plan", "pro")))
          .thenNothing();
    }
  }

  @Nested
  class Tagging {
    @Test
    void a_tag_is_added_to_those_that_are_there() {
      given(captured(), tagged("vip", "vip"))
          .when(new TagLead(LEAD, " Trade Fair "))
          .then(tagged("trade fair", "vip", "trade fair"));
    }

    @Test
    void a_tag_said_twice_is_there_once() {
      given(captured(), tagged("vip", "vip")).when(new TagLead(LEAD, "VIP")).thenNothing();
    }

    @Test
    void a_tag_is_taken_off() {
      given(captured(), tagged("vip", "vip"))
          .when(new UntagLead(LEAD, "vip"))
          .then(new LeadUntagged(LEAD, "vip", List.of(), null));
    }

    @Test
    void a_tag_that_is_not_there_need_not_be_taken_off() {
      given(captured()).when(new UntagLead(LEAD, "vip")).thenNothing();
    }
  }

  @Nested
  class Visiting {
    @Test
    void visits_are_counted() {
      UUID visit = Ids.next();
      given(captured(), new LeadVisited(LEAD, Ids.next(), "b", null, null, 1, AT))
          .when(new RecordVisit(LEAD, visit, "b", "https://example.com/", null, AT))
          .then(new LeadVisited(LEAD, visit, "b", "https://example.com/", null, 2, AT));
    }
  }

  @Nested
  class Assigning {
    private final UUID agent = Ids.next();

    @Test
    void an_assignment_names_the_one_before() {
      claims.claim(TENANT, agent, Map.of(Claims.MEMBER, agent.toString()));
      given(captured(), new LeadAssigned(LEAD, MEMBER, null, null, null, null))
          .when(new AssignLead(LEAD, agent, "holiday"))
          .then(new LeadAssigned(LEAD, agent, MEMBER, null, "holiday", null));
    }

    @Test
    void nobody_but_an_active_member_is_given_a_lead() {
      given(captured())
          .when(new AssignLead(LEAD, agent, null))
          .broken(LeadRule.A_LEAD_IS_ASSIGNED_TO_AN_ACTIVE_MEMBER);
    }

    @Test
    void the_same_assignee_again_is_no_event() {
      given(captured(), new LeadAssigned(LEAD, agent, null, null, null, null))
          .when(new AssignLead(LEAD, agent, null))
          .thenNothing();
    }

    @Test
    void a_lead_in_nobodys_hands_need_not_be_taken_out() {
      given(captured()).when(new UnassignLead(LEAD, null)).thenNothing();
    }
  }

  @Nested
  class Interacting {
    private final UUID call = Ids.next();

    @Test
    void the_first_call_makes_a_new_lead_a_contacted_one() {
      given(captured())
          .when(interaction("call", null))
          .then(logged("call", null), new LeadContacted(LEAD, "new", "contacted", AT, AT, 1));
    }

    @Test
    void a_later_call_keeps_the_status_and_the_first_moment() {
      Instant first = AT.minusSeconds(60);
      given(captured(), new LeadContacted(LEAD, "new", "contacted", first, first, 1), qualified())
          .when(interaction("call", null))
          .then(
              logged("call", null),
              new LeadContacted(LEAD, "qualified", "qualified", first, AT, 2));
    }

    @Test
    void a_note_is_no_contact() {
      given(captured()).when(interaction("note", null)).then(logged("note", null));
    }

    @Test
    void a_meeting_that_is_only_planned_is_no_contact() {
      given(captured()).when(interaction("meeting", AT)).then(logged("meeting", AT));
    }

    private LogInteraction interaction(String type, @Nullable Instant scheduled) {
      return new LogInteraction(
          LEAD, call, type, "outbound", "Hello", null, null, 60, scheduled, null, AT);
    }

    private InteractionLogged logged(String type, @Nullable Instant scheduled) {
      return new InteractionLogged(
          LEAD, call, type, "outbound", "Hello", null, null, 60, scheduled, null, MEMBER, AT);
    }
  }

  @Nested
  class Scoring {
    @Test
    void a_score_explains_itself() {
      given(captured())
          .when(new ScoreLead(LEAD, 70, Map.of("budget", 70), "manual"))
          .then(new LeadScored(LEAD, 70, Map.of("budget", 70), "manual"));
    }

    @Test
    void the_same_score_again_is_no_event() {
      given(captured(), new LeadScored(LEAD, 70, Map.of("budget", 70), "manual"))
          .when(new ScoreLead(LEAD, 70, Map.of("budget", 70), "manual"))
          .thenNothing();
    }
  }

  @Nested
  class Enriching {
    @Test
    void a_source_tells_more() {
      UUID enrichment = Ids.next();
      given(captured())
          .when(
              new EnrichLead(
                  LEAD, enrichment, "register", Map.of("size", 40), new BigDecimal("0.8")))
          .then(
              new LeadEnriched(
                  LEAD, enrichment, "register", Map.of("size", 40), new BigDecimal("0.8")));
    }
  }

  @Nested
  class Qualifying {
    @Test
    void a_new_lead_is_qualified() {
      given(captured())
          .when(new QualifyLead(LEAD, "budget and date"))
          .then(new LeadQualified(LEAD, MEMBER, "budget and date", "new", "qualified"));
    }

    @Test
    void a_qualified_lead_is_qualified_already() {
      given(captured(), qualified()).when(new QualifyLead(LEAD, null)).thenNothing();
    }

    @Test
    void a_lost_lead_cannot_be_qualified() {
      given(captured(), lost())
          .when(new QualifyLead(LEAD, null))
          .broken(LeadRule.A_CONVERTED_OR_LOST_LEAD_CANNOT_BE_QUALIFIED);
    }

    @Test
    void an_archived_lead_cannot_be_qualified() {
      given(captured(), archived())
          .when(new QualifyLead(LEAD, null))
          .broken(LeadRule.AN_ARCHIVED_LEAD_TAKES_NO_COMMAND);
    }
  }

  @Nested
  class Disqualifying {
    @Test
    void a_qualified_lead_turns_out_not_to_fit() {
      given(captured(), qualified())
          .when(new DisqualifyLead(LEAD, "too small"))
          .then(new LeadDisqualified(LEAD, "too small", "qualified", "unqualified"));
    }

    @Test
    void a_converted_lead_cannot_be_disqualified() {
      given(captured(), converted())
          .when(new DisqualifyLead(LEAD, null))
          .broken(LeadRule.A_CONVERTED_OR_LOST_LEAD_CANNOT_BE_DISQUALIFIED);
    }
  }

  @Nested
  class Placing {
    private final UUID pipeline = Ids.next();
    private final UUID stage = Ids.next();

    @Test
    void a_stage_names_the_one_before() {
      UUID earlier = Ids.next();
      given(captured(), new LeadPlacedInStage(LEAD, pipeline, earlier, null))
          .when(new PlaceInStage(LEAD, pipeline, stage))
          .then(new LeadPlacedInStage(LEAD, pipeline, stage, earlier));
    }

    @Test
    void the_same_stage_again_is_no_event() {
      given(captured(), new LeadPlacedInStage(LEAD, pipeline, stage, null))
          .when(new PlaceInStage(LEAD, pipeline, stage))
          .thenNothing();
    }
  }

  @Nested
  class Converting {
    @Test
    void a_lead_is_converted_once() {
      given(captured(), converted()).when(convert()).broken(LeadRule.A_LEAD_IS_CONVERTED_ONCE);
    }

    @Test
    void a_lost_lead_is_reopened_first() {
      given(captured(), lost()).when(convert()).broken(LeadRule.ONLY_AN_OPEN_LEAD_CAN_BE_CONVERTED);
    }

    @Test
    void what_is_known_of_a_customer_changes_with_the_lead() {
      given(captured(), converted())
          .when(new TagLead(LEAD, "vip"))
          .then(new LeadTagged(LEAD, "vip", List.of("vip"), CUSTOMER));
    }

    private ConvertLead convert() {
      return new ConvertLead(LEAD, Ids.next(), null, new BigDecimal("1200.00"), "EUR");
    }
  }

  @Nested
  class Losing {
    @Test
    void a_lead_is_lost_for_a_reason() {
      given(captured())
          .when(new LoseLead(LEAD, "price"))
          .then(new LeadLost(LEAD, "price", "new", "lost"));
    }

    @Test
    void a_lost_lead_is_lost_already() {
      given(captured(), lost()).when(new LoseLead(LEAD, "again")).thenNothing();
    }

    @Test
    void a_converted_lead_cannot_be_lost() {
      given(captured(), converted())
          .when(new LoseLead(LEAD, null))
          .broken(LeadRule.A_CONVERTED_LEAD_CANNOT_BE_LOST);
    }
  }

  @Nested
  class Reopening {
    @Test
    void a_lost_lead_that_was_never_reached_is_new_again() {
      given(captured(), lost())
          .when(new ReopenLead(LEAD, "called back"))
          .then(new LeadReopened(LEAD, "called back", "lost", "new"));
    }

    @Test
    void a_lost_lead_that_was_reached_is_contacted_again() {
      given(captured(), new LeadContacted(LEAD, "new", "contacted", AT, AT, 1), lost())
          .when(new ReopenLead(LEAD, null))
          .then(new LeadReopened(LEAD, null, "lost", "contacted"));
    }

    @Test
    void an_open_lead_is_open_already() {
      given(captured()).when(new ReopenLead(LEAD, null)).thenNothing();
    }

    @Test
    void a_converted_lead_cannot_be_reopened() {
      given(captured(), converted())
          .when(new ReopenLead(LEAD, null))
          .broken(LeadRule.A_CONVERTED_LEAD_CANNOT_BE_REOPENED);
    }
  }

  @Nested
  class Archiving {
    @Test
    void an_archived_lead_gives_its_address_free() {
      claims.claim(TENANT, LEAD, Map.of("lead.email", "ada@example.com"));
      given(captured())
          .when(new ArchiveLead(LEAD, "duplicate"))
          .then(new LeadArchived(LEAD, "duplicate", "archived", null));
      assertThat(claims.holder(TENANT, "lead.email", "ada@example.com")).isEmpty();
    }

    @Test
    void an_archived_lead_is_archived_already() {
      given(captured(), archived()).when(new ArchiveLead(LEAD, null)).thenNothing();
    }
  }

  @Nested
  class Erasing {
    private final List<UUID> forgotten = new ArrayList<>();

    @BeforeEach
    void noteWhoIsForgotten() {
      injected((Forgetting) (_, lead, _, _) -> forgotten.add(lead));
    }

    @Test
    void an_erased_lead_gives_its_address_free_and_is_forgotten() {
      claims.claim(TENANT, LEAD, Map.of("lead.email", "ada@example.com"));
      given(captured())
          .when(new EraseLead(LEAD, "asked"))
          .then(new LeadErased(LEAD, "asked", "erased", null));
      assertThat(claims.holder(TENANT, "lead.email", "ada@example.com")).isEmpty();
      assertThat(forgotten).containsExactly(LEAD);
    }

    @Test
    void an_archived_lead_can_be_erased() {
      given(captured(), archived())
          .when(new EraseLead(LEAD, "retention"))
          .then(new LeadErased(LEAD, "retention", "erased", null));
    }

    @Test
    void erased_twice_is_erased_once_and_the_rest_is_made_sure_of() {
      given(captured(), erased()).when(new EraseLead(LEAD, "asked")).thenNothing();
      assertThat(forgotten).containsExactly(LEAD);
    }

    @Test
    void an_erased_lead_takes_no_command() {
      given(captured(), erased())
          .when(new RecordVisit(LEAD, Ids.next(), "b-1", null, null, null))
          .broken(LeadRule.AN_ERASED_LEAD_TAKES_NO_COMMAND);
    }

    @Test
    void an_erased_lead_does_not_come_back() {
      given(captured(), archived(), erased())
          .when(new RestoreLead(LEAD))
          .broken(LeadRule.AN_ERASED_LEAD_TAKES_NO_COMMAND);
    }

    private static LeadErased erased() {
      return new LeadErased(LEAD, "asked", "erased", null);
    }
  }

  @Nested
  class Restoring {
    @Test
    void a_restored_lead_holds_again_what_it_had_given_up() {
      given(captured(), qualified(), archived())
          .when(new RestoreLead(LEAD))
          .then(new LeadRestored(LEAD, "qualified", "active", "crm-1", ADA, null, false, null));
    }

    @Test
    void a_lead_whose_address_another_has_taken_meanwhile_stays_archived() {
      claims.claim(TENANT, Ids.next(), Map.of("lead.external-id", "crm-1"));
      given(captured(), archived())
          .when(new RestoreLead(LEAD))
          .broken(LeadRule.EXTERNAL_ID_IS_UNIQUE_AMONG_ACTIVE_LEADS);
    }

    @Test
    void an_active_lead_need_not_be_restored() {
      given(captured()).when(new RestoreLead(LEAD)).thenNothing();
    }
  }

  @Nested
  class Guarding {
    @Test
    void a_lead_of_another_tenant_is_not_there() {
      given(captured()).whenAnotherTenantSends(new TagLead(LEAD, "mine")).refused(404);
    }

    @Test
    void a_lead_that_has_changed_since_is_not_touched() {
      given(captured(), qualified()).whenExpectingVersion(0, new TagLead(LEAD, "vip")).refused(412);
    }

    @Test
    void a_lead_at_the_version_expected_takes_the_command() {
      given(captured(), qualified())
          .whenExpectingVersion(1, new TagLead(LEAD, "vip"))
          .then(tagged("vip", "vip"));
    }
  }

  private static LeadContact contact(
      @Nullable String first, @Nullable String email, @Nullable String phone) {
    return new LeadContact(first, null, first, email, phone, null, null, null, null, null);
  }

  private static CaptureLead capture(
      @Nullable String externalId, LeadContact contact, @Nullable String browserId) {
    return new CaptureLead(LEAD, externalId, "web", null, contact, browserId, null, null, null, AT);
  }

  private static CaptureLead captureOf(UUID company) {
    return new CaptureLead(LEAD, "crm-1", "web", null, ADA, null, company, "Acme", null, AT);
  }

  private static LeadCaptured captured() {
    return captured("crm-1", ADA, null);
  }

  private static LeadCaptured captured(
      @Nullable String externalId, LeadContact contact, @Nullable String browserId) {
    return new LeadCaptured(
        LEAD,
        externalId,
        "web",
        null,
        contact,
        browserId,
        null,
        null,
        false,
        null,
        "new",
        "active",
        AT);
  }

  private static LeadCaptured capturedOf(UUID company, boolean holds) {
    return new LeadCaptured(
        LEAD, "crm-1", "web", null, ADA, null, company, "Acme", holds, null, "new", "active", AT);
  }

  private static LeadTagged tagged(String tag, String... all) {
    return new LeadTagged(LEAD, tag, List.of(all), null);
  }

  private static LeadQualified qualified() {
    return new LeadQualified(LEAD, MEMBER, null, "new", "qualified");
  }

  private static LeadConverted converted() {
    return new LeadConverted(
        LEAD, CUSTOMER, null, null, null, "new", "converted", AT, ADA, null, null, List.of());
  }

  private static LeadLost lost() {
    return new LeadLost(LEAD, null, "new", "lost");
  }

  private static LeadArchived archived() {
    return new LeadArchived(LEAD, null, "archived", null);
  }
}
