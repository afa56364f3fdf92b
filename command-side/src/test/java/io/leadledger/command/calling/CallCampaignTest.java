package io.leadledger.command.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.calling.CallCampaignCommand.*;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.events.Ids;
import io.leadledger.events.calling.CallCampaignEvent.*;
import io.leadledger.events.calling.CallPlan;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallCampaignTest extends AggregateTest<CallCampaign> {
  private static final UUID CAMPAIGN = Ids.next();
  private static final UUID ADA = Ids.next();
  private static final UUID BOB = Ids.next();
  private static final CallPlan PLAN = Plans.always();
  private static final CallCampaignPlanned PLANNED =
      new CallCampaignPlanned(CAMPAIGN, "Spring", PLAN, "draft");
  private static final CallAudienceAdded ADDED = new CallAudienceAdded(CAMPAIGN, List.of(ADA), 1);
  private static final CallCampaignStarted STARTED =
      new CallCampaignStarted(CAMPAIGN, "running", NOW);

  private final InMemoryCalls book = new InMemoryCalls();

  CallCampaignTest() {
    super(CallCampaign.class);
    injected((CallBook) book);
    injected((Leads) (_, lead) -> lead.equals(ADA) || lead.equals(BOB));
  }

  @Test
  void a_planned_campaign_calls_nobody_before_it_has_an_audience_and_is_started() {
    given().when(new PlanCallCampaign(CAMPAIGN, "Spring", PLAN)).then(PLANNED);
    given(PLANNED)
        .when(new StartCallCampaign(CAMPAIGN))
        .broken(CallingRule.A_CAMPAIGN_WITHOUT_AN_AUDIENCE_CALLS_NOBODY);
    given(PLANNED).when(new AddCallAudience(CAMPAIGN, List.of(ADA))).then(ADDED);
    assertThat(book.planned).isEmpty();
    given(PLANNED, ADDED).when(new StartCallCampaign(CAMPAIGN)).then(STARTED);
    assertThat(book.planned).containsExactly(CAMPAIGN);
  }

  @Test
  void who_is_to_be_called_already_is_called_once() {
    given(PLANNED).when(new AddCallAudience(CAMPAIGN, List.of(ADA, ADA))).then(ADDED);
    given(PLANNED, ADDED).when(new AddCallAudience(CAMPAIGN, List.of(ADA))).thenNothing();
    given(PLANNED, ADDED)
        .when(new AddCallAudience(CAMPAIGN, List.of(ADA, BOB)))
        .then(new CallAudienceAdded(CAMPAIGN, List.of(BOB), 2));
  }

  @Test
  void only_known_leads_are_called() {
    given(PLANNED)
        .when(new AddCallAudience(CAMPAIGN, List.of(ADA, Ids.next())))
        .broken(CallingRule.A_CAMPAIGN_CALLS_KNOWN_LEADS);
  }

  @Test
  void who_is_added_to_a_running_campaign_is_called_too() {
    given(PLANNED, ADDED, STARTED)
        .when(new AddCallAudience(CAMPAIGN, List.of(BOB)))
        .then(new CallAudienceAdded(CAMPAIGN, List.of(BOB), 2));
    assertThat(book.planned).containsExactly(CAMPAIGN);
  }

  @Test
  void a_running_campaign_is_paused_before_it_is_changed() {
    given(PLANNED, ADDED, STARTED)
        .when(new ChangeCallCampaign(CAMPAIGN, "Summer", PLAN))
        .broken(CallingRule.A_RUNNING_CAMPAIGN_IS_PAUSED_BEFORE_IT_IS_CHANGED);
    var paused = new CallCampaignPaused(CAMPAIGN, "paused");
    given(PLANNED, ADDED, STARTED).when(new PauseCallCampaign(CAMPAIGN)).then(paused);
    given(PLANNED, ADDED, STARTED, paused)
        .when(new ChangeCallCampaign(CAMPAIGN, "Summer", PLAN))
        .then(new CallCampaignChanged(CAMPAIGN, "Summer", PLAN));
  }

  @Test
  void it_counts_what_came_of_its_calls_and_is_complete_when_none_is_open() {
    book.tally = new CallBook.Tally(1, 0, 1);
    var progressed = new CallCampaignProgressed(CAMPAIGN, 1, 0, 1);
    given(PLANNED, ADDED, STARTED).when(new CountCalls(CAMPAIGN)).then(progressed);
    given(PLANNED, ADDED, STARTED, progressed).when(new CountCalls(CAMPAIGN)).thenNothing();
    book.tally = new CallBook.Tally(1, 1, 0);
    given(PLANNED, ADDED, STARTED, progressed)
        .when(new CountCalls(CAMPAIGN))
        .then(
            new CallCampaignProgressed(CAMPAIGN, 1, 1, 0),
            new CallCampaignCompleted(CAMPAIGN, "completed", NOW));
  }

  @Test
  void a_campaign_that_is_over_takes_no_command() {
    var cancelled = new CallCampaignCancelled(CAMPAIGN, "cancelled", NOW);
    given(PLANNED, ADDED, STARTED).when(new CancelCallCampaign(CAMPAIGN)).then(cancelled);
    given(PLANNED, ADDED, STARTED, cancelled)
        .when(new StartCallCampaign(CAMPAIGN))
        .broken(CallingRule.A_CAMPAIGN_THAT_IS_OVER_TAKES_NO_COMMAND);
  }

  @Test
  void that_the_month_has_no_more_calls_is_told_once_a_month() {
    Instant april = Instant.parse("2026-04-01T00:00:00Z");
    Instant may = Instant.parse("2026-05-01T00:00:00Z");
    var held = new CallCampaignHeldBack(CAMPAIGN, "monthly_limit", april);
    given(PLANNED, ADDED, STARTED).when(new HoldCampaignBack(CAMPAIGN, april)).then(held);
    given(PLANNED, ADDED, STARTED, held).when(new HoldCampaignBack(CAMPAIGN, april)).thenNothing();
    given(PLANNED, ADDED, STARTED, held)
        .when(new HoldCampaignBack(CAMPAIGN, may))
        .then(new CallCampaignHeldBack(CAMPAIGN, "monthly_limit", may));
    given(PLANNED, ADDED).when(new HoldCampaignBack(CAMPAIGN, april)).thenNothing();
  }

  @Test
  void a_day_ends_after_it_begins() {
    assertThatThrownBy(
            () ->
                new PlanCallCampaign(
                    CAMPAIGN, "Spring", Plans.plan(List.of(), "17:00", "09:00", null, null)))
        .isInstanceOf(ProblemException.class);
  }
}
