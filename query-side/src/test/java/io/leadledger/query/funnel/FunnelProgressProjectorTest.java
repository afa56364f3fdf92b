package io.leadledger.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.events.funnel.MigrationReport;
import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FunnelProgressProjectorTest extends ProjectionTest {
  private static final Instant ENTERED = Instant.parse("2026-02-01T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-02-02T08:00:00Z");

  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");
  private final FunnelSubject subject = new FunnelSubject("lead", ada.lead);
  private final UUID progress = Ids.next();
  private final UUID funnel = Ids.next();
  private final UUID version = Ids.next();
  private final UUID next = Ids.next();
  private final UUID budget = Ids.next();
  private final UUID corrected = Ids.next();

  private FunnelEntered entered() {
    return new FunnelEntered(
        progress, subject, funnel, version, 1, Map.of("seats", 5), 0, null, "active", 2, ENTERED);
  }

  private MilestoneStarted started(String key) {
    return new MilestoneStarted(progress, subject, milestone(key), key, ENTERED);
  }

  private MilestoneReached reached() {
    return new MilestoneReached(
        progress,
        subject,
        milestone("found"),
        "found",
        List.of(budget),
        "data.budget > 1",
        1,
        2,
        LATER);
  }

  private DataPointCollected collected(UUID id, Object value, @Nullable UUID replaced) {
    return new DataPointCollected(
        progress,
        subject,
        id,
        FunnelParts.dataPoint(version, "budget"),
        "budget",
        "money",
        value,
        "conversation",
        chat.id.toString(),
        0.9,
        replaced,
        chat.id,
        LATER);
  }

  private UUID milestone(String key) {
    return FunnelParts.milestone(version, key);
  }

  private void story(DomainEvent... events) {
    published(ada.captured(), chat.started());
    published(entered(), started("found"), started("planned"));
    published(events);
  }

  private JsonNode progress() {
    return row("funnel.funnel_progress", progress);
  }

  private JsonNode step(String key) {
    return row("funnel.milestone_progress", FunnelParts.milestoneProgress(progress, key));
  }

  @Test
  void whoever_is_in_a_funnel_has_a_row_and_so_has_what_is_next() {
    story(collected(budget, 1800, null), reached());
    assertThat(progress())
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'funnel_id': '%s', 'funnel_definition_id': '%s', 'version': 1,
                 'subject_kind': 'lead', 'user_id': '%s', 'status': 'active', 'current_milestone_id': '%s',
                 'attributes': {'seats': 5}, 'milestones_reached': 1, 'milestones_required': 2, 'depth': 0,
                 'entered_at': '2026-02-01T08:00:00+00:00', 'last_progress_at': '2026-02-02T08:00:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(progress, tenant, funnel, version, ada.lead, milestone("planned"))));
    assertThat(step("found"))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_progress_id': '%s', 'milestone_id': '%s', 'tenant_id': '%s',
                 'milestone_key': 'found', 'status': 'reached', 'started_at': '2026-02-01T08:00:00+00:00',
                 'reached_at': '2026-02-02T08:00:00+00:00', 'facts': ['%s'], 'rule': 'data.budget > 1',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(
                        FunnelParts.milestoneProgress(progress, "found"),
                        progress,
                        milestone("found"),
                        tenant,
                        budget)));
    assertThat(step("planned").get("status").asString()).isEqualTo("started");
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void each_value_that_was_told_has_a_row_with_what_became_of_it() {
    UUID wrong = Ids.next();
    story(
        collected(budget, 1800, null),
        collected(corrected, 900, budget),
        new DataPointRejected(
            progress,
            subject,
            wrong,
            null,
            "shoes",
            43,
            "form",
            "contact",
            1,
            "unknown-data-point",
            "There is none.",
            LATER),
        reached(),
        new MilestoneUndone(
            progress, subject, milestone("found"), "found", corrected, 0, 2, LATER));
    assertThat(row("funnel.data_point_collection", budget))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'funnel_progress_id': '%2$s', 'data_point_id': '%3$s', 'tenant_id': '%4$s', 'name': 'budget',
                 'value': 1800, 'source': 'conversation', 'source_reference': '%5$s', 'conversation_id': '%5$s',
                 'confidence': 0.9, 'validation_status': 'valid', 'current': false, 'replaced_by_id': '%6$s',
                 'collected_at': '2026-02-02T08:00:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00',
                 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(
                        budget,
                        progress,
                        FunnelParts.dataPoint(version, "budget"),
                        tenant,
                        chat.id,
                        corrected)));
    assertThat(row("funnel.data_point_collection", corrected).get("current").asBoolean()).isTrue();
    assertThat(row("funnel.data_point_collection", wrong))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_progress_id': '%s', 'tenant_id': '%s', 'name': 'shoes', 'value': 43,
                 'source': 'form', 'source_reference': 'contact', 'confidence': 1, 'validation_status': 'rejected',
                 'rejection_code': 'unknown-data-point', 'rejection_reason': 'There is none.', 'current': false,
                 'collected_at': '2026-02-02T08:00:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00',
                 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(wrong, progress, tenant)));
    assertThat(step("found").get("status").asString()).isEqualTo("started");
    assertThat(step("found").has("reached_at")).isFalse();
    assertThat(step("found").get("undone_by_id").asString()).isEqualTo(corrected.toString());
    assertThat(progress().get("milestones_reached").asInt()).isZero();
    assertThat(rows("resman.conversation", "id", chat.id).getFirst().get("price_range_max").asInt())
        .isEqualTo(900);
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_progress_stalls_goes_on_is_completed_or_abandoned() {
    story(new FunnelStalled(progress, subject, milestone("found"), "found", "stalled", LATER));
    assertThat(progress().get("status").asString()).isEqualTo("stalled");
    assertThat(progress().has("stalled_at")).isTrue();
    published(new FunnelResumed(progress, subject, "active", LATER));
    assertThat(progress().get("status").asString()).isEqualTo("active");
    assertThat(progress().has("stalled_at")).isFalse();
    published(
        new MilestoneSkipped(progress, subject, milestone("planned"), "planned", "Known", LATER),
        new FunnelCompleted(progress, subject, "completed", LATER));
    assertThat(progress().get("completed_at").asString()).isEqualTo("2026-02-02T08:00:00+00:00");
    assertThat(progress().has("current_milestone_id")).isFalse();
    assertThat(step("planned").get("skip_reason").asString()).isEqualTo("Known");
    published(
        new FunnelResumed(progress, subject, "active", LATER),
        new FunnelAbandoned(progress, subject, milestone("found"), "Left", "abandoned", LATER));
    assertThat(progress().has("completed_at")).isFalse();
    assertThat(progress().get("abandon_reason").asString()).isEqualTo("Left");
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_migrated_progress_goes_by_the_milestones_of_the_new_version() {
    story(
        collected(budget, 1800, null),
        new FunnelMigrated(
            progress,
            subject,
            next,
            2,
            1,
            new MigrationReport(
                List.of("found"),
                List.of("met"),
                List.of("planned"),
                List.of(),
                List.of("budget"),
                List.of()),
            List.of("found"),
            List.of(budget),
            0,
            3,
            LATER));
    assertThat(progress().get("version").asInt()).isEqualTo(2);
    assertThat(progress().get("funnel_definition_id").asString()).isEqualTo(next.toString());
    assertThat(progress().at("/migration_report/dropped_milestones/0").asString())
        .isEqualTo("planned");
    assertThat(step("found").get("milestone_id").asString())
        .isEqualTo(FunnelParts.milestone(next, "found").toString());
    assertThat(rows("funnel.milestone_progress", "funnel_progress_id", progress)).hasSize(1);
    assertThat(row("funnel.data_point_collection", budget).get("current").asBoolean()).isFalse();
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void the_journey_of_a_lead_shows_how_far_it_comes() {
    story(
        collected(budget, 1800, null),
        reached(),
        new FunnelCompleted(progress, subject, "completed", LATER));
    assertThat(rows("crm.lead_journey_events", "lead_id", ada.lead))
        .map(event -> event.get("event_type").asString())
        .containsExactly(
            "captured",
            "conversation_started",
            "funnel_entered",
            "data_point_collected",
            "milestone_reached",
            "funnel_completed");
    assertThat(rows("crm.lead_journey_events", "event_type", "milestone_reached"))
        .filteredOn(event -> event.get("lead_id").asString().equals(ada.lead.toString()))
        .first()
        .satisfies(
            event -> {
              assertThat(event.get("event_data"))
                  .isEqualTo(
                      json(
                          "{'milestone': 'found', 'funnel_progress_id': '%s'}"
                              .formatted(progress)));
              assertThat(event.get("occurred_at").asString())
                  .isEqualTo("2026-02-02T08:00:00+00:00");
            });
  }

  @Test
  void a_member_a_team_and_a_tenant_have_no_journey() {
    UUID team = Ids.next();
    published(
        new FunnelEntered(
            progress,
            new FunnelSubject("team", team),
            funnel,
            version,
            1,
            null,
            1,
            next,
            "active",
            2,
            ENTERED));
    assertThat(progress().get("team_id").asString()).isEqualTo(team.toString());
    assertThat(progress().has("user_id")).isFalse();
    assertThat(progress().get("started_by_id").asString()).isEqualTo(next.toString());
    assertThat(rows("crm.lead_journey_events", "lead_id", team)).isEmpty();
  }
}
