package io.leadledger.command.funnel.progress;

import static io.leadledger.command.platform.RuleBroken.require;

import io.leadledger.command.funnel.progress.ProgressCommand.EnterFunnel;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.events.funnel.FunnelParts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets somebody into a funnel, or refuses.
@Component
class Entrance {
  private final Ways ways;
  private final Subjects subjects;
  private final ProgressBook book;

  Entrance(Ways ways, Subjects subjects, ProgressBook book) {
    this.ways = ways;
    this.subjects = subjects;
    this.book = book;
  }

  /// The way of whoever enters.
  Way open(UUID tenant, EnterFunnel command) {
    Way way =
        ways.entrance(tenant, command.funnel())
            .orElseThrow(
                () -> new RuleBroken(ProgressRule.ONLY_A_PUBLISHED_FUNNEL_IS_ENTERED, Map.of()));
    require(
        way.design().subjects().contains(command.subject().kind()),
        ProgressRule.A_FUNNEL_IS_FOR_ITS_SUBJECTS);
    require(
        subjects.isKnown(tenant, command.subject()),
        ProgressRule.A_FUNNEL_IS_ENTERED_BY_SOMEBODY_KNOWN);
    List<String> missing =
        way.design().prerequisites().stream()
            .filter(
                key ->
                    !book.hasCompleted(
                        tenant, command.subject().id(), FunnelParts.funnel(tenant, key)))
            .toList();
    if (!missing.isEmpty()) {
      throw new RuleBroken(
          ProgressRule.PREREQUISITES_ARE_COMPLETED_BEFORE, Map.of("missing", missing));
    }
    return way;
  }
}
