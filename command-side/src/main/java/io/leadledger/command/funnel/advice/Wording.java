package io.leadledger.command.funnel.advice;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.routing.AiAnswer;
import io.leadledger.command.routing.AiTask;
import io.leadledger.command.routing.LanguageModelRouter;
import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.events.funnel.Reasoned;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts an assessment into words: those of a language model, where the tenant has a router for it
/// and the model adds nothing (ADR 0106); otherwise the facts speak for themselves.
@Component
class Wording {
  /// The type of its tasks.
  static final String TASK = "funnel_summary";

  private static final String INSTRUCTIONS =
      """
      Sum up in at most five sentences how somebody stands in a funnel, for a member of a sales team.
      Say only what the facts below say. Use no number and no name that is not among them. English.""";

  private final LanguageModelRouter router;

  Wording(LanguageModelRouter router) {
    this.router = router;
  }

  Words of(Assessment assessment, FunnelSubject subject, CommandContext by) {
    String facts = facts(assessment);
    AiTask task =
        new AiTask(
            TASK,
            subject.kind().equals("lead") ? subject.id() : null,
            null,
            null,
            INSTRUCTIONS,
            "Facts:\n" + facts,
            null,
            answer -> NothingInvented.wrongWith(answer, facts));
    return switch (router.ask(by, task)) {
      case AiAnswer.Answered it -> new Words(it.text().strip(), it.modelName(), it.interaction());
      case AiAnswer.Unanswered it -> new Words(plain(assessment), Words.EMBEDDED, it.interaction());
      case AiAnswer.NotRouted _ -> new Words(plain(assessment), Words.EMBEDDED, null);
    };
  }

  private static String facts(Assessment assessment) {
    String found =
        assessment.findings().stream()
            .map(each -> "- " + each.name() + ": " + each.says())
            .collect(Collectors.joining("\n"));
    String steps =
        assessment.nextSteps().stream()
            .map(step -> "- next step: " + step)
            .collect(Collectors.joining("\n"));
    return found + "\n" + steps;
  }

  private static String plain(Assessment assessment) {
    return assessment.figures().stream().map(Reasoned::says).collect(Collectors.joining(" "));
  }
}
