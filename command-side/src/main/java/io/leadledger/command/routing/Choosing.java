package io.leadledger.command.routing;

import io.leadledger.command.languagemodel.Question;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.routing.RoutingBook.KnownModel;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.ConsideredModel;
import io.leadledger.events.routing.RouterPlan;
import io.leadledger.events.routing.RoutingWishes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Chooses the model that is asked next. The first of those who may be asked is taken whose cost
/// the budget has room for and whose limit has.
final class Choosing {
  /// What recording takes at most, on top of the answer.
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final RoutingBook book;
  private final Budget budget;
  private final ModelHealth health;

  Choosing(RoutingBook book, Budget budget, ModelHealth health) {
    this.book = book;
    this.budget = budget;
    this.health = health;
  }

  /// @param failed who has been asked and did not answer
  Choice choose(
      CommandContext by, UUID interaction, RouterPlan plan, Question question, Set<UUID> failed) {
    UUID tenant = by.tenant();
    RoutingWishes wishes = book.wishes(tenant);
    Strategy strategy =
        Strategy.of(wishes.strategy() == null ? plan.strategy() : wishes.strategy());
    int mostIn = question.mostInputTokens();
    List<Candidate> all = candidates(tenant, plan, mostIn);
    var eligibility = new Eligibility(plan, wishes, mostIn, failed);
    Map<Candidate, @Nullable String> against = new HashMap<>();
    all.forEach(candidate -> against.put(candidate, eligibility.against(candidate)));
    List<Candidate> ranked =
        strategy.ranked(
            all.stream().filter(candidate -> against.get(candidate) == null).toList(),
            ThreadLocalRandom.current());

    UUID decision = Ids.next();
    List<ConsideredModel> considered = new ArrayList<>();
    Candidate chosen = null;
    for (int i = 0; i < ranked.size(); i++) {
      Candidate candidate = ranked.get(i);
      String refusal = chosen == null ? take(candidate, by, interaction, decision) : "ranked_lower";
      if (refusal == null) {
        chosen = candidate;
      }
      considered.add(
          candidate.considered(i + 1, Objects.requireNonNullElse(refusal, Candidate.CHOSEN)));
    }
    all.stream()
        .filter(candidate -> against.get(candidate) != null)
        .forEach(
            candidate ->
                considered.add(
                    candidate.considered(null, Objects.requireNonNull(against.get(candidate)))));
    return new Choice(decision, strategy, considered, chosen, reason(strategy, ranked, chosen));
  }

  private List<Candidate> candidates(UUID tenant, RouterPlan plan, int mostIn) {
    Map<UUID, KnownModel> known = book.models(tenant);
    return plan.candidates().stream()
        .map(
            stated ->
                new Candidate(
                    stated,
                    known.get(stated.modelId()),
                    health.of(stated.modelId()),
                    Candidate.cost(stated, mostIn, stated.maximumOutputTokens())))
        .toList();
  }

  /// Why it could not be had after all; null if it is taken.
  private @Nullable String take(
      Candidate candidate, CommandContext by, UUID interaction, UUID decision) {
    var stated = candidate.stated();
    Duration atMost = Duration.ofMillis(stated.timeoutMs()).plus(MARGIN);
    var purpose = new Budget.Purpose(by.tenant(), by.actor(), interaction, decision, atMost);
    if (!budget.reserve(purpose, candidate.mostCost())) {
      return "over_budget";
    }
    if (!health.take(stated.modelId(), stated.requestsPerMinute())) {
      budget.settle(decision, BigDecimal.ZERO);
      return "rate_limit_reached";
    }
    return null;
  }

  private static String reason(
      Strategy strategy, List<Candidate> ranked, @Nullable Candidate chosen) {
    if (ranked.isEmpty()) {
      return "no candidate may be asked";
    }
    if (chosen == null) {
      return "of " + ranked.size() + " that may be asked none could be had";
    }
    String place =
        chosen == ranked.getFirst()
            ? strategy.words()
            : "the next that could be had, by: " + strategy.words();
    return place + ", of " + ranked.size() + " that may be asked";
  }
}
