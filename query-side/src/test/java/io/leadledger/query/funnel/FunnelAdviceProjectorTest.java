package io.leadledger.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelAdviceEvent.*;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.events.funnel.Reasoned;
import io.leadledger.query.ProjectionTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FunnelAdviceProjectorTest extends ProjectionTest {
  private static final Instant AT = Instant.parse("2026-02-02T08:00:00Z");

  private final UUID progress = Ids.next();
  private final UUID advice = FunnelParts.advice(progress);
  private final FunnelSubject subject = new FunnelSubject("lead", Ids.next());
  private final UUID version = Ids.next();
  private final UUID first = Ids.next();
  private final UUID second = Ids.next();
  private final UUID action = Ids.next();
  private final UUID cause = Ids.next();

  private Reasoned reasoned(String name, double value) {
    return new Reasoned(name, value, "So it is.", List.of(cause));
  }

  private FunnelAssessed assessed(UUID id) {
    return new FunnelAssessed(
        advice,
        progress,
        subject,
        id,
        version,
        4,
        "request",
        0.5,
        1.25,
        12,
        0.35,
        List.of("visit_date"),
        List.of(reasoned("completion", 0.5)),
        List.of(reasoned("quiet", 0.35)),
        List.of(reasoned("ask", 0.6)),
        AT);
  }

  private ActionSuggested suggested() {
    return new ActionSuggested(
        advice,
        progress,
        subject,
        action,
        first,
        "ask",
        "visit_date",
        "Ask for visit_date.",
        "It has to be known.",
        1,
        0.6,
        List.of(cause),
        "suggested",
        AT);
  }

  private JsonNode action() {
    return row("funnel.funnel_suggested_action", action);
  }

  @Test
  void an_assessment_has_a_row_with_its_figures_and_their_events() {
    published(assessed(first));
    assertThat(row("funnel.funnel_assessment", first))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'funnel_progress_id': '%2$s', 'funnel_definition_id': '%3$s', 'tenant_id': '%4$s',
                 'occasion': 'request', 'progress_version': 4, 'completion': 0.5, 'velocity': 1.25, 'cohort_size': 12,
                 'stalling_risk': 0.35, 'missing_data_points': ['visit_date'],
                 'metrics': [{'name': 'completion', 'value': 0.5, 'says': 'So it is.', 'events': ['%5$s']}],
                 'risk_facts': [{'name': 'quiet', 'value': 0.35, 'says': 'So it is.', 'events': ['%5$s']}],
                 'recommendations': [{'name': 'ask', 'value': 0.6, 'says': 'So it is.', 'events': ['%5$s']}],
                 'assessed_at': '2026-02-02T08:00:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(first, progress, version, tenant, cause)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void an_analysis_has_a_row_with_what_was_found_and_what_to_do() {
    UUID analysis = Ids.next();
    UUID interaction = Ids.next();
    published(
        assessed(first),
        new FunnelAnalysed(
            advice,
            progress,
            subject,
            analysis,
            first,
            List.of(reasoned("completion", 0.5)),
            List.of("Ask for visit_date."),
            "Half of it.",
            "Stub",
            interaction,
            AT));
    assertThat(row("funnel.funnel_analysis_record", analysis))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_progress_id': '%s', 'funnel_assessment_id': '%s', 'tenant_id': '%s',
                 'findings': [{'name': 'completion', 'value': 0.5, 'says': 'So it is.', 'events': ['%s']}],
                 'next_steps': ['Ask for visit_date.'], 'summary': 'Half of it.', 'model': 'Stub',
                 'interaction_id': '%s', 'analysed_at': '2026-02-02T08:00:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(analysis, progress, first, tenant, cause, interaction)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void an_action_has_a_row_from_its_suggestion_to_what_came_of_it() {
    published(assessed(first), suggested());
    assertThat(action())
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_progress_id': '%s', 'funnel_assessment_id': '%s', 'tenant_id': '%s', 'kind': 'ask',
                 'about': 'visit_date', 'title': 'Ask for visit_date.', 'reason': 'It has to be known.',
                 'events': ['%s'], 'rank': 1, 'score': 0.6, 'status': 'suggested',
                 'suggested_at': '2026-02-02T08:00:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00',
                 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(action, progress, first, tenant, cause)));
    published(
        assessed(second),
        new ActionRanked(advice, progress, subject, action, second, 2, 0.5),
        new ActionAccepted(advice, progress, subject, action, actor, "accepted", AT),
        new ActionDone(advice, progress, subject, action, actor, "Friday", "done", AT));
    assertThat(action())
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_progress_id': '%s', 'funnel_assessment_id': '%s', 'tenant_id': '%s', 'kind': 'ask',
                 'about': 'visit_date', 'title': 'Ask for visit_date.', 'reason': 'It has to be known.',
                 'events': ['%s'], 'rank': 2, 'score': 0.5, 'status': 'done', 'decided_by': '%s', 'decision': 'Friday',
                 'suggested_at': '2026-02-02T08:00:00+00:00', 'accepted_at': '2026-02-02T08:00:00+00:00',
                 'decided_at': '2026-02-02T08:00:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00',
                 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(action, progress, second, tenant, cause, actor)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void an_action_is_dismissed_or_overtaken() {
    published(assessed(first), suggested());
    published(new ActionOvertaken(advice, progress, subject, action, "overtaken", AT));
    assertThat(action().get("status").asString()).isEqualTo("overtaken");
    assertThat(action().has("decided_by")).isFalse();
    published(suggested());
    assertThat(action().get("status").asString()).isEqualTo("suggested");
    assertThat(action().has("decided_at")).isFalse();
    published(new ActionDismissed(advice, progress, subject, action, actor, "No", "dismissed", AT));
    assertThat(action().get("status").asString()).isEqualTo("dismissed");
    assertThat(action().get("decision").asString()).isEqualTo("No");
    assertThat(action().get("decided_by").asString()).isEqualTo(actor.toString());
    assertThatAReplayMakesTheSameRows();
  }
}
