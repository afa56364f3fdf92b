package io.leadledger.query.smartweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.calling.AiCallEvent.*;
import io.leadledger.events.calling.CallCampaignEvent.*;
import io.leadledger.events.calling.CallPlan;
import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallProjectorsTest extends ProjectionTest {
  private static final Instant LATER = NOW.plusSeconds(3_600);

  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory talk = new ConversationStory(ada, actor, "ai_call");
  private final UUID campaign = Ids.next();
  private final UUID call = Ids.next();

  private static CallPlan plan(String script) {
    return new CallPlan(
        script,
        "Europe/Berlin",
        List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
        LocalTime.of(9, 0),
        LocalTime.of(17, 30),
        NOW,
        null,
        3,
        60,
        5);
  }

  private AiCallPlanned planned() {
    return new AiCallPlanned(call, campaign, ada.lead, talk.id, "planned");
  }

  private AiCallDialled dialled(int attempt) {
    return new AiCallDialled(call, ada.lead, attempt, "dialled", NOW);
  }

  @Test
  void a_campaign_says_what_it_does_and_how_far_it_has_come() {
    published(
        new CallCampaignPlanned(campaign, "Spring", plan("Ask."), "draft"),
        new CallCampaignChanged(campaign, "Summer", plan("Ask well.")));
    published(
        new CallAudienceAdded(campaign, List.of(ada.lead), 1),
        new CallCampaignStarted(campaign, "running", NOW),
        new CallCampaignHeldBack(campaign, "monthly_limit", LATER),
        new CallCampaignPaused(campaign, "paused"),
        new CallCampaignStarted(campaign, "running", LATER),
        new CallCampaignProgressed(campaign, 1, 0, 0),
        new CallCampaignCompleted(campaign, "completed", LATER));
    assertThat(row("smartweb.ai_call_campaigns", campaign))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'organization_id': '%s', 'created_by': '%s', 'name': 'Summer', 'status': 'completed',
                 'script': 'Ask well.', 'timezone': 'Europe/Berlin', 'days': ['MONDAY', 'TUESDAY'],
                 'calls_from': '09:00:00', 'calls_to': '17:30:00', 'not_before': '2026-03-01T10:00:00',
                 'maximum_attempts': 3, 'retry_minutes': 60, 'calls_at_once': 5, 'audience': 1, 'held_until': '2026-03-01T11:00:00', 'calls_completed': 1,
                 'calls_failed': 0, 'calls_open': 0, 'started_at': '2026-03-01T11:00:00',
                 'ended_at': '2026-03-01T11:00:00', 'created_at': '2026-03-01T10:00:00',
                 'updated_at': '2026-03-01T10:00:00'}"""
                    .formatted(campaign, tenant, actor)));
    published(new CallCampaignCancelled(campaign, "cancelled", LATER));
    assertThat(row("smartweb.ai_call_campaigns", campaign).get("status").asString())
        .isEqualTo("cancelled");
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_call_that_is_missed_is_dialled_again_until_somebody_answers() {
    published(
        ada.captured(),
        planned(),
        dialled(1),
        new AiCallMissed(call, ada.lead, 1, "busy", "planned", LATER));
    var missed = row("smartweb.ai_calls", call);
    assertThat(missed.get("outcome").asString()).isEqualTo("busy");
    assertThat(missed.get("next_attempt_at").asString()).isEqualTo("2026-03-01T11:00:00");
    published(
        dialled(2),
        talk.started(),
        talk.closed(),
        new AiCallCompleted(
            call,
            ada.lead,
            talk.id,
            2,
            "completed",
            95,
            "https://calls.example/1.mp3",
            "agent: Hello",
            "positive",
            NOW,
            NOW.plusSeconds(95)));
    assertThat(row("smartweb.ai_calls", call))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'organization_id': '%s', 'campaign_id': '%s', 'lead_id': '%s', 'interaction_id': '%s',
                 'status': 'completed', 'attempts': 2, 'outcome': 'answered', 'duration': 95,
                 'recording_url': 'https://calls.example/1.mp3', 'transcript': 'agent: Hello',
                 'sentiment': 'positive', 'dialled_at': '2026-03-01T10:00:00', 'started_at': '2026-03-01T10:00:00',
                 'ended_at': '2026-03-01T10:01:35', 'created_at': '2026-03-01T10:00:00',
                 'updated_at': '2026-03-01T10:00:00'}"""
                    .formatted(call, tenant, campaign, ada.lead, talk.id)));
    var interaction = row("smartweb.interactions", talk.id);
    assertThat(interaction.get("type").asString()).isEqualTo("call");
    assertThat(interaction.get("call_duration").asInt()).isEqualTo(95);
    assertThat(interaction.get("call_recording_url").asString())
        .isEqualTo("https://calls.example/1.mp3");
    assertThat(interaction.get("call_transcript").asString()).isEqualTo("agent: Hello");
    assertThat(interaction.get("call_sentiment").asString()).isEqualTo("positive");
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_call_that_is_not_made_is_cancelled() {
    published(planned(), new AiCallCancelled(call, ada.lead, "cancelled"));
    assertThat(row("smartweb.ai_calls", call).get("status").asString()).isEqualTo("cancelled");
  }
}
