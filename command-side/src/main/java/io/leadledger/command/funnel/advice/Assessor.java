package io.leadledger.command.funnel.advice;

import io.leadledger.events.funnel.Reasoned;
import java.util.List;
import java.util.stream.Stream;

/// Assesses a situation: the same one always in the same way.
final class Assessor {
  private Assessor() {}

  static Assessment assess(Situation situation) {
    List<Reasoned> facts = StallingRisk.facts(situation);
    double risk = StallingRisk.of(facts);
    Double completion = Figures.completion(situation).value();
    Reasoned velocity = Figures.velocity(situation);
    return new Assessment(
        situation.story().version(),
        situation.story().events().getLast().number(),
        completion == null ? 0 : completion,
        velocity == null ? null : velocity.value(),
        situation.paceToLast().reached(),
        risk,
        situation.missing(),
        Stream.concat(
                Figures.of(situation).stream(), Stream.of(StallingRisk.figure(situation, facts)))
            .toList(),
        facts,
        Suggestions.of(situation, risk, facts));
  }
}
