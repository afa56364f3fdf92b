package io.leadledger.command.routing;

import io.leadledger.command.languagemodel.Endpoint;
import io.leadledger.command.languagemodel.LanguageModels;
import io.leadledger.command.languagemodel.Question;
import io.leadledger.command.languagemodel.Reply;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.routing.AiInteractionCommand.*;
import io.leadledger.command.routing.RoutingBook.KnownModel;
import io.leadledger.command.routing.RoutingBook.KnownPrompt;
import io.leadledger.command.routing.RoutingBook.KnownRouter;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.AiEffort;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Has tasks done by language models: asks one after the other until one has answered what was
/// asked, and records each step as an [AiInteraction]. An answer that is not what was asked for is
/// given back once, with what is wrong about it.
@Component
public class LanguageModelRouter {
  private static final int WRONG_ANSWERS = 2;

  private final CommandDispatcher commands;
  private final RoutingBook book;
  private final ModelKeys keys;
  private final LanguageModels models;
  private final Choosing choosing;
  private final Budget budget;
  private final ModelHealth health = new ModelHealth(Instant::now);

  LanguageModelRouter(
      CommandDispatcher commands,
      RoutingBook book,
      ModelKeys keys,
      LanguageModels models,
      Budget budget) {
    this.commands = commands;
    this.book = book;
    this.keys = keys;
    this.models = models;
    this.budget = budget;
    this.choosing = new Choosing(book, budget, health);
  }

  /// Whether models are asked for tasks of this type at all.
  public boolean routes(UUID tenant, String taskType) {
    return book.router(tenant, taskType).filter(KnownRouter::enabled).isPresent();
  }

  /// Has a task done. Takes as long as the models take.
  public AiAnswer ask(CommandContext by, AiTask task) {
    Optional<KnownRouter> router =
        book.router(by.tenant(), task.type()).filter(KnownRouter::enabled);
    return router.isEmpty() ? new AiAnswer.NotRouted() : new Run(by, task, router.get()).run();
  }

  /// One task on its way from model to model.
  private final class Run {
    private final CommandContext by;
    private final AiTask task;
    private final KnownRouter router;
    private final UUID interaction = Ids.next();
    private final @Nullable KnownPrompt prompt;
    private final Set<UUID> failed = new HashSet<>();
    private int wrongAnswers;
    private @Nullable String complaint;
    private String lastOutcome = "none_available";
    private BigDecimal spent = BigDecimal.ZERO;

    Run(CommandContext by, AiTask task, KnownRouter router) {
      this.by = by;
      this.task = task;
      this.router = router;
      this.prompt = book.promptInUse(by.tenant(), task.type()).orElse(null);
    }

    AiAnswer run() {
      var about = new About(task.type(), task.lead(), task.conversation(), task.message());
      send(
          new RequestAiInteraction(
              interaction, about, prompt == null ? null : prompt.version(), task.input()));
      try {
        return askInTurn();
      } catch (RuntimeException e) {
        send(new FailAiInteraction(interaction, "interrupted"));
        throw e;
      }
    }

    private AiAnswer askInTurn() {
      // A retry for a wrong answer comes on top of the attempts.
      int attempts = router.plan().maximumAttempts();
      for (int attempt = 1; attempt <= attempts + wrongAnswers; attempt++) {
        Choice choice =
            choosing.choose(by, interaction, router.plan(), question(1, Duration.ZERO), failed);
        send(choice.toCommand(interaction));
        if (choice.chosen() == null) {
          break;
        }
        @Nullable String answer = attempt(choice, choice.chosen());
        if (answer != null) {
          return new AiAnswer.Answered(
              interaction, Objects.requireNonNull(choice.chosen().known()).name(), answer, spent);
        }
        if (wrongAnswers == WRONG_ANSWERS) {
          break;
        }
      }
      send(new FailAiInteraction(interaction, lastOutcome));
      return new AiAnswer.Unanswered(interaction, lastOutcome, spent);
    }

    /// The answer, or null if there is none that was asked for.
    private @Nullable String attempt(Choice choice, Candidate chosen) {
      var stated = chosen.stated();
      Question question =
          question(stated.maximumOutputTokens(), Duration.ofMillis(stated.timeoutMs()));
      long start = System.nanoTime();
      Reply reply = models.ask(endpoint(stated.modelId(), chosen.known()), question);
      int ms = (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
      return switch (reply) {
        case Reply.Answered answered -> answered(choice, chosen, answered, ms);
        case Reply.RateLimited limited ->
            lost(choice, chosen, "rate_limited", null, BigDecimal.ZERO, ms, limited.retryAfter());
        case Reply.TimedOut _ ->
            lost(choice, chosen, "timed_out", null, chosen.mostCost(), ms, null);
        case Reply.Unavailable gone ->
            lost(
                choice,
                chosen,
                "unavailable",
                gone.why(),
                gone.charged() ? chosen.mostCost() : BigDecimal.ZERO,
                ms,
                null);
        case Reply.Refused refused ->
            lost(choice, chosen, "refused", refused.why(), BigDecimal.ZERO, ms, null);
      };
    }

    private @Nullable String answered(
        Choice choice, Candidate chosen, Reply.Answered reply, int ms) {
      health.answered(chosen.stated().modelId(), ms);
      AiEffort effort = effort(chosen, reply, ms);
      settle(choice, effort);
      String answer = task.schema() == null ? reply.text() : AnswerShape.json(reply.text());
      String wrong = task.schema() == null ? null : AnswerShape.wrongWith(answer, task.schema());
      if (wrong == null) {
        wrong = task.check().wrongWith(answer);
      }
      if (wrong == null) {
        send(
            new CompleteAiInteraction(
                interaction, choice.decision(), Map.of("text", answer), effort));
        return answer;
      }
      complaint = wrong;
      wrongAnswers++;
      lastOutcome = "wrong_answer";
      send(new FailAttempt(interaction, choice.decision(), lastOutcome, wrong, effort));
      return null;
    }

    private @Nullable String lost(
        Choice choice,
        Candidate chosen,
        String outcome,
        @Nullable String detail,
        BigDecimal cost,
        int ms,
        @Nullable Duration retryAfter) {
      UUID model = chosen.stated().modelId();
      Duration coolDown = Duration.ofSeconds(router.plan().coolDownSeconds());
      health.failed(
          model, retryAfter != null && retryAfter.compareTo(coolDown) > 0 ? retryAfter : coolDown);
      failed.add(model);
      lastOutcome = outcome;
      AiEffort effort = new AiEffort(cost, 0, 0, ms);
      settle(choice, effort);
      send(new FailAttempt(interaction, choice.decision(), outcome, detail, effort));
      return null;
    }

    private AiEffort effort(Candidate chosen, Reply.Answered reply, int ms) {
      Integer in = reply.inputTokens();
      Integer out = reply.outputTokens();
      return in == null || out == null
          ? new AiEffort(chosen.mostCost(), 0, 0, ms)
          : new AiEffort(Candidate.cost(chosen.stated(), in, out), in, out, ms);
    }

    private void settle(Choice choice, AiEffort effort) {
      budget.settle(choice.decision(), effort.cost());
      spent = spent.add(effort.cost());
    }

    private Question question(int maximumOutputTokens, Duration timeout) {
      String instructions = prompt == null ? task.instructions() : prompt.text();
      String text =
          complaint == null
              ? task.text()
              : task.text() + "\n\nYour last answer was not what was asked for: " + complaint;
      return new Question(instructions, text, task.schema(), maximumOutputTokens, timeout);
    }

    private Endpoint endpoint(UUID model, @Nullable KnownModel known) {
      KnownModel at = Objects.requireNonNull(known);
      String key =
          at.keyFingerprint() == null ? null : keys.find(model, at.keyFingerprint()).orElse(null);
      return new Endpoint(at.provider(), at.modelIdentifier(), at.baseUrl(), key);
    }

    private void send(AiInteractionCommand command) {
      commands.send(command, CommandContext.of(by.tenant(), by.actor(), by.origin()));
    }
  }
}
