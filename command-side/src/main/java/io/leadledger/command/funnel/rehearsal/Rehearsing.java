package io.leadledger.command.funnel.rehearsal;

import io.leadledger.command.funnel.FunnelBook;
import io.leadledger.command.funnel.FunnelBook.KnownFunnel;
import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.progress.ProgressBook;
import io.leadledger.command.funnel.progress.ProgressBook.Entry;
import io.leadledger.command.funnel.progress.ProgressStories;
import io.leadledger.command.funnel.progress.ProgressStory;
import io.leadledger.command.funnel.progress.Way;
import io.leadledger.command.funnel.progress.Ways;
import io.leadledger.command.funnel.rehearsal.Rehearsal.Outcome;
import io.leadledger.command.values.Moments;
import io.leadledger.http.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Tries a draft on all that was recorded of its funnel, one progress after the other.
@Component
class Rehearsing {
  private static final int PAGE = 200;
  private static final UUID FIRST = new UUID(0, 0);

  private final FunnelBook funnels;
  private final ProgressBook progresses;
  private final ProgressStories stories;
  private final Ways ways;

  Rehearsing(FunnelBook funnels, ProgressBook progresses, ProgressStories stories, Ways ways) {
    this.funnels = funnels;
    this.progresses = progresses;
    this.stories = stories;
    this.ways = ways;
  }

  /// Whoever is told how it goes. What it throws ends it.
  interface Audience {
    void changed(Change change) throws IOException;

    /// After every so many.
    void goesOn(Tally tally) throws IOException;
  }

  /// @throws ProblemException 404 `not-found` if there is no such funnel, 409 `no-draft` if it has
  ///     none
  Way draft(UUID tenant, UUID funnel) {
    KnownFunnel known =
        funnels
            .funnel(tenant, funnel)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND, "not-found", "There is no such funnel."));
    List<KnownVersion> versions = funnels.versions(tenant, funnel);
    int published =
        versions.stream()
            .filter(each -> each.version().equals(known.published()))
            .mapToInt(KnownVersion::number)
            .findFirst()
            .orElse(0);
    return versions.stream()
        .filter(each -> each.number() > published)
        .findFirst()
        .map(Ways::compile)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.CONFLICT, "no-draft", "This funnel has no draft to be tried."));
  }

  Tally rehearse(UUID tenant, UUID funnel, Way draft, Audience audience) throws IOException {
    Instant now = Moments.now();
    Tally tally = Tally.none(draft.version().number(), progresses.count(tenant, funnel));
    UUID after = FIRST;
    List<Entry> page = progresses.through(tenant, funnel, after, PAGE);
    while (!page.isEmpty()) {
      for (Entry entry : page) {
        tally = rehearse(tenant, entry, draft, now, tally, audience);
        after = entry.progress();
      }
      audience.goesOn(tally);
      page = progresses.through(tenant, funnel, after, PAGE);
    }
    return tally;
  }

  private Tally rehearse(
      UUID tenant, Entry entry, Way draft, Instant now, Tally tally, Audience audience)
      throws IOException {
    ProgressStory story = stories.read(entry.progress());
    Stand today = Stand.of(ways.of(tenant, story.version()), story.standing(), story.status());
    Outcome outcome =
        Rehearsal.of(entry.progress(), story, draft, version -> ways.of(tenant, version), now);
    if (!today.isLike(outcome.stand())) {
      audience.changed(Change.of(entry.progress(), entry.subject(), today, outcome));
    }
    return tally.with(today, outcome.stand());
  }
}
