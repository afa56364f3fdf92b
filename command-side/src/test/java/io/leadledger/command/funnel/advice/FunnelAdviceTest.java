package io.leadledger.command.funnel.advice;

import io.leadledger.command.funnel.advice.AdviceCommand.*;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelAdviceEvent.*;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.events.funnel.Reasoned;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FunnelAdviceTest extends AggregateTest<FunnelAdvice> {
  private static final UUID PROGRESS = Ids.next();
  private static final UUID ADVICE = FunnelParts.advice(PROGRESS);
  private static final UUID VERSION = Ids.next();
  private static final UUID FIRST = Ids.next();
  private static final UUID SECOND = Ids.next();
  private static final UUID EVENT = Ids.next();
  private static final FunnelSubject LEAD = new FunnelSubject("lead", Ids.next());
  private static final Reasoned FIGURE =
      new Reasoned("completion", 0.5, "Half of it.", List.of(EVENT));
  private static final Suggestion ASK = suggestion("ask", "visit_date", 0.6);
  private static final Suggestion CONFIRM = suggestion("confirm", "applied", 0.65);

  FunnelAdviceTest() {
    super(FunnelAdvice.class);
  }

  private static Suggestion suggestion(String kind, String about, double score) {
    return new Suggestion(kind, about, "", "Do it.", "It helps.", score, List.of(EVENT));
  }

  private static Assessment assessment(Suggestion... suggestions) {
    return new Assessment(
        VERSION,
        7,
        0.5,
        null,
        0,
        0.2,
        List.of("visit_date"),
        List.of(FIGURE),
        List.of(),
        List.of(suggestions));
  }

  private static RecordAssessment assess(UUID id, Suggestion... suggestions) {
    return new RecordAssessment(ADVICE, PROGRESS, LEAD, id, "request", assessment(suggestions));
  }

  private static RecordAssessment assessOnSchedule(Suggestion... suggestions) {
    return new RecordAssessment(
        ADVICE, PROGRESS, LEAD, SECOND, "schedule", assessment(suggestions));
  }

  private static FunnelAssessed assessed(UUID id, Suggestion... suggestions) {
    return assessedOn("request", id, suggestions);
  }

  private static FunnelAssessed assessedOn(String occasion, UUID id, Suggestion... suggestions) {
    return new FunnelAssessed(
        ADVICE,
        PROGRESS,
        LEAD,
        id,
        VERSION,
        7,
        occasion,
        0.5,
        null,
        0,
        0.2,
        List.of("visit_date"),
        List.of(FIGURE),
        List.of(),
        Stream.of(suggestions).map(Suggestion::reasoned).toList(),
        NOW);
  }

  private static UUID id(Suggestion suggestion) {
    return FunnelParts.action(PROGRESS, suggestion.cause());
  }

  private static ActionSuggested suggested(UUID assessment, Suggestion it, int rank) {
    return new ActionSuggested(
        ADVICE,
        PROGRESS,
        LEAD,
        id(it),
        assessment,
        it.kind(),
        it.about(),
        it.title(),
        it.reason(),
        rank,
        it.score(),
        it.events(),
        "suggested",
        NOW);
  }

  private static ActionAccepted accepted() {
    return new ActionAccepted(ADVICE, PROGRESS, LEAD, id(ASK), MEMBER, "accepted", NOW);
  }

  private static ActionDismissed dismissed(@Nullable String reason) {
    return new ActionDismissed(ADVICE, PROGRESS, LEAD, id(ASK), MEMBER, reason, "dismissed", NOW);
  }

  private static ActionDone done(@Nullable String outcome) {
    return new ActionDone(ADVICE, PROGRESS, LEAD, id(ASK), MEMBER, outcome, "done", NOW);
  }

  private Given asked() {
    return given(assessed(FIRST, ASK), suggested(FIRST, ASK, 1));
  }

  @Nested
  class Assessing {
    @Test
    void what_would_help_is_suggested_in_the_order_of_its_urgency() {
      given()
          .when(assess(FIRST, CONFIRM, ASK))
          .then(
              assessed(FIRST, CONFIRM, ASK),
              suggested(FIRST, CONFIRM, 1),
              suggested(FIRST, ASK, 2));
    }

    @Test
    void what_is_suggested_already_is_ranked_anew_at_most() {
      asked().when(assess(SECOND, ASK)).then(assessed(SECOND, ASK));
      asked()
          .when(assess(SECOND, CONFIRM, ASK))
          .then(
              assessed(SECOND, CONFIRM, ASK),
              suggested(SECOND, CONFIRM, 1),
              new ActionRanked(ADVICE, PROGRESS, LEAD, id(ASK), SECOND, 2, 0.6));
    }

    @Test
    void what_there_is_no_reason_for_any_more_is_overtaken_and_may_come_again() {
      var overtaken = new ActionOvertaken(ADVICE, PROGRESS, LEAD, id(ASK), "overtaken", NOW);
      asked().when(assess(SECOND)).then(assessed(SECOND), overtaken);
      given(assessed(FIRST, ASK), suggested(FIRST, ASK, 1), overtaken)
          .when(assess(SECOND, ASK))
          .then(assessed(SECOND, ASK), suggested(SECOND, ASK, 1));
    }

    @Test
    void what_a_member_sees_to_is_not_overtaken() {
      given(assessed(FIRST, ASK), suggested(FIRST, ASK, 1), accepted())
          .when(assess(SECOND))
          .then(assessed(SECOND));
    }

    @Test
    void what_was_dismissed_is_not_suggested_again_and_takes_no_rank() {
      given(assessed(FIRST, ASK), suggested(FIRST, ASK, 1), dismissed(null))
          .when(assess(SECOND, ASK, CONFIRM))
          .then(assessed(SECOND, ASK, CONFIRM), suggested(SECOND, CONFIRM, 1));
    }
  }

  @Nested
  class Scheduling {
    @Test
    void what_says_the_same_as_the_last_one_is_not_recorded() {
      asked().when(assessOnSchedule(ASK)).thenNothing();
    }

    @Test
    void what_says_something_else_is_recorded() {
      asked()
          .when(assessOnSchedule(CONFIRM, ASK))
          .then(
              assessedOn("schedule", SECOND, CONFIRM, ASK),
              suggested(SECOND, CONFIRM, 1),
              new ActionRanked(ADVICE, PROGRESS, LEAD, id(ASK), SECOND, 2, 0.6));
    }
  }

  @Nested
  class Analysing {
    private final Words words = new Words("Half of it.", "embedded", null);

    @Test
    void what_was_assessed_is_put_into_words_at_once() {
      UUID analysis = Ids.next();
      given()
          .when(new RecordAnalysis(ADVICE, analysis, assess(FIRST, ASK), words))
          .then(
              assessed(FIRST, ASK),
              suggested(FIRST, ASK, 1),
              new FunnelAnalysed(
                  ADVICE,
                  PROGRESS,
                  LEAD,
                  analysis,
                  FIRST,
                  List.of(FIGURE),
                  List.of("Do it."),
                  "Half of it.",
                  "embedded",
                  null,
                  NOW));
    }
  }

  @Nested
  class Deciding {
    @Test
    void an_action_is_accepted_and_done() {
      asked().when(new AcceptAction(ADVICE, id(ASK))).then(accepted());
      given(assessed(FIRST, ASK), suggested(FIRST, ASK, 1), accepted())
          .when(new FinishAction(ADVICE, id(ASK), "Friday"))
          .then(done("Friday"));
    }

    @Test
    void said_twice_it_is_true_once() {
      given(assessed(FIRST, ASK), suggested(FIRST, ASK, 1), accepted())
          .when(new AcceptAction(ADVICE, id(ASK)))
          .thenNothing();
    }

    @Test
    void an_action_is_dismissed_with_a_reason() {
      asked()
          .when(new DismissAction(ADVICE, id(ASK), "Called already"))
          .then(dismissed("Called already"));
    }

    @Test
    void what_was_done_is_not_dismissed_and_what_was_dismissed_is_not_done() {
      given(assessed(FIRST, ASK), suggested(FIRST, ASK, 1), done(null))
          .when(new DismissAction(ADVICE, id(ASK), null))
          .broken(AdviceRule.ONLY_AN_OPEN_ACTION_IS_DECIDED_ON);
      given(assessed(FIRST, ASK), suggested(FIRST, ASK, 1), dismissed(null))
          .when(new FinishAction(ADVICE, id(ASK), null))
          .broken(AdviceRule.ONLY_AN_OPEN_ACTION_IS_DECIDED_ON);
    }

    @Test
    void what_was_not_suggested_cannot_be_decided_on() {
      asked()
          .when(new AcceptAction(ADVICE, id(CONFIRM)))
          .broken(AdviceRule.AN_ACTION_IS_ONE_THAT_WAS_SUGGESTED);
    }

    @Test
    void another_tenant_has_no_such_advice() {
      asked().whenAnotherTenantSends(new AcceptAction(ADVICE, id(ASK))).refused(404);
    }
  }
}
