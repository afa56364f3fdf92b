package io.leadledger.command.calling;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.calling.AiCallCommand.*;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.events.Ids;
import io.leadledger.events.calling.AiCallEvent.*;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AiCallTest extends AggregateTest<AiCall> {
  private static final UUID CALL = Ids.next();
  private static final UUID CAMPAIGN = Ids.next();
  private static final UUID LEAD = Ids.next();
  private static final UUID TALK = Ids.next();
  private static final AiCallPlanned PLANNED =
      new AiCallPlanned(CALL, CAMPAIGN, LEAD, TALK, "planned");

  private final InMemoryCalls book = new InMemoryCalls();
  private final InMemoryAllowance allowance = new InMemoryAllowance();

  AiCallTest() {
    super(AiCall.class);
    injected((CallBook) book);
    injected((CallAllowance) allowance);
    book.keepCampaign(
        TENANT, CAMPAIGN, new CallBook.KnownCampaign("Spring", "running", Plans.always()));
  }

  private static AiCallDialled dialled(int attempt) {
    return new AiCallDialled(CALL, LEAD, attempt, "dialled", NOW);
  }

  private static AiCallMissed missed(int attempt, String status, Instant next) {
    return new AiCallMissed(CALL, LEAD, attempt, "busy", status, next);
  }

  @Test
  void a_planned_call_is_dialled_once_at_a_time() {
    given().when(new PlanAiCall(CALL, CAMPAIGN, LEAD, TALK)).then(PLANNED);
    assertThat(book.looks).containsExactly("1 " + NOW);
    given(PLANNED).when(new DialAiCall(CALL)).then(dialled(1));
    given(PLANNED, dialled(1)).when(new DialAiCall(CALL)).thenNothing();
  }

  @Test
  void it_waits_while_as_many_are_under_way_as_may_be() {
    book.room = false;
    given(PLANNED).when(new DialAiCall(CALL)).thenNothing();
  }

  @Test
  void it_waits_when_the_month_has_no_more_calls() {
    allowance.left = 1;
    given(PLANNED).when(new DialAiCall(CALL)).then(dialled(1));
    given(PLANNED).when(new DialAiCall(CALL)).thenNothing();
  }

  @Test
  void a_call_that_is_not_made_because_there_is_no_room_takes_nothing_of_the_month() {
    allowance.left = 1;
    book.room = false;
    given(PLANNED).when(new DialAiCall(CALL)).thenNothing();
    assertThat(allowance.left).isEqualTo(1);
  }

  @Test
  void each_pause_is_twice_the_one_before_and_the_last_attempt_is_the_last() {
    Instant hour = NOW.plus(Duration.ofHours(1));
    Instant twoHours = NOW.plus(Duration.ofHours(2));
    given(PLANNED, dialled(1))
        .when(new MissAiCall(CALL, 1, "busy"))
        .then(missed(1, "planned", hour));
    given(PLANNED, dialled(1), missed(1, "planned", hour), dialled(2))
        .when(new MissAiCall(CALL, 2, "busy"))
        .then(missed(2, "planned", twoHours));
    assertThat(book.looks).containsExactly("2 " + hour, "3 " + twoHours);
    given(PLANNED, dialled(3))
        .when(new MissAiCall(CALL, 3, "busy"))
        .then(new AiCallMissed(CALL, LEAD, 3, "busy", "failed", null));
  }

  @Test
  void who_has_no_number_is_not_called_again() {
    given(PLANNED, dialled(1))
        .when(new MissAiCall(CALL, 1, "no_number"))
        .then(new AiCallMissed(CALL, LEAD, 1, "no_number", "failed", null));
    assertThat(allowance.left).as("nobody was called").isEqualTo(1_001);
  }

  @Test
  void what_is_told_of_an_earlier_attempt_is_too_late() {
    given(PLANNED, dialled(1), missed(1, "planned", NOW), dialled(2))
        .when(new MissAiCall(CALL, 1, "busy"))
        .thenNothing();
  }

  @Test
  void an_answered_call_lasts_as_long_as_its_provider_says() {
    Instant start = NOW.minusSeconds(95);
    var completed =
        new AiCallCompleted(
            CALL,
            LEAD,
            TALK,
            1,
            "completed",
            95,
            "https://calls.example/1.mp3",
            "agent: Hello",
            "positive",
            start,
            NOW);
    var completion =
        new CompleteAiCall(
            CALL, 1, 95, "https://calls.example/1.mp3", "agent: Hello", "positive", null);
    given(PLANNED, dialled(1)).when(completion).then(completed);
    given(PLANNED, dialled(1), completed).when(completion).thenNothing();
    given(PLANNED).when(completion).broken(CallingRule.ONLY_A_DIALLED_CALL_HAS_A_RESULT);
  }

  @Test
  void only_a_call_that_is_to_be_made_is_cancelled() {
    given(PLANNED).when(new CancelAiCall(CALL)).then(new AiCallCancelled(CALL, LEAD, "cancelled"));
    given(PLANNED, dialled(1)).when(new CancelAiCall(CALL)).thenNothing();
  }
}
