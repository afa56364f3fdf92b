package io.leadledger.benchmarks;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.DroppedParts;
import io.leadledger.events.funnel.FunnelDefinitionEvent.FunnelDrafted;
import io.leadledger.events.funnel.FunnelDefinitionEvent.FunnelPublished;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointCollected;
import io.leadledger.events.funnel.FunnelProgressEvent.FunnelCompleted;
import io.leadledger.events.funnel.FunnelProgressEvent.FunnelEntered;
import io.leadledger.events.funnel.FunnelProgressEvent.MilestoneReached;
import io.leadledger.events.funnel.FunnelProgressEvent.MilestoneStarted;
import io.leadledger.events.funnel.FunnelSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Leads on their way through a funnel of five milestones with two data points each: every fifth
/// comes to the first only, every fifth to the second, and so on; who comes no further corrects
/// what was said.
final class Flow {
  static final int MILESTONES = 5;
  static final int DATA_POINTS = 10;
  private static final int PER_MILESTONE = DATA_POINTS / MILESTONES;
  private static final Duration SPREAD = Duration.ofDays(200);

  private final List<UUID> funnels;
  private final List<UUID> versions;
  private final int progresses;
  private final Instant end = Instant.now();

  Flow(int tenants, int progresses) {
    this.funnels = Stream.generate(Ids::next).limit(tenants).toList();
    this.versions = Stream.generate(Ids::next).limit(tenants).toList();
    this.progresses = progresses;
  }

  /// How many events so many progresses have, that of their leads and definitions aside.
  static int count(int progresses) {
    return IntStream.range(0, progresses).map(Flow::eventsOf).sum();
  }

  private static int eventsOf(int number) {
    int reached = number % MILESTONES + 1;
    return 1 + DATA_POINTS + 2 * reached + (reached == MILESTONES ? 1 : 0);
  }

  static FunnelDesign design() {
    return new FunnelDesign(
        "Leasing",
        null,
        List.of("lead"),
        Duration.ofDays(14),
        IntStream.rangeClosed(1, MILESTONES).mapToObj(Flow::milestone).toList(),
        List.of(),
        IntStream.range(0, DATA_POINTS).mapToObj(Flow::dataPoint).toList(),
        List.of());
  }

  private static Milestone milestone(int number) {
    List<String> required =
        IntStream.range((number - 1) * PER_MILESTONE, number * PER_MILESTONE)
            .mapToObj(Flow::name)
            .toList();
    return new Milestone(
        key(number),
        "Milestone " + number,
        null,
        true,
        false,
        required,
        "data.%s > 0 && data.%s >= data.%s && now - entered < duration('8760h')"
            .formatted(required.get(0), required.get(1), required.get(0)));
  }

  private static DataPoint dataPoint(int number) {
    return new DataPoint(
        name(number), "integer", null, true, key(number / PER_MILESTONE + 1), null);
  }

  private static String key(int milestone) {
    return "milestone_" + milestone;
  }

  static String name(int dataPoint) {
    return "number_" + dataPoint;
  }

  /// The streams that begin with this progress.
  List<List<DomainEvent>> events(int number) {
    int tenant = number % funnels.size();
    List<List<DomainEvent>> streams = new ArrayList<>();
    if (number < funnels.size()) {
      streams.add(definition(funnels.get(tenant), versions.get(tenant)));
    }
    UUID lead = Ids.next();
    streams.add(List.of(Talk.captured(lead, number, end)));
    streams.add(progress(lead, number, funnels.get(tenant), versions.get(tenant)));
    return streams;
  }

  private List<DomainEvent> definition(UUID funnel, UUID version) {
    return List.of(
        new FunnelDrafted(funnel, version, 1, "leasing", design(), DroppedParts.NONE, "draft"),
        new FunnelPublished(funnel, version, 1, "published", null, null, end));
  }

  private List<DomainEvent> progress(UUID lead, int number, UUID funnel, UUID version) {
    UUID id = Ids.next();
    var subject = new FunnelSubject("lead", lead);
    int reached = number % MILESTONES + 1;
    Instant at =
        end.minus(SPREAD)
            .plusMillis(SPREAD.toMillis() / progresses * (number * 7919L % progresses));
    List<DomainEvent> events = new ArrayList<>();
    events.add(
        new FunnelEntered(
            id, subject, funnel, version, 1, null, 0, null, "active", MILESTONES, at));
    @Nullable UUID[] known = new UUID[DATA_POINTS];
    int told = 0;
    for (int m = 1; m <= reached; m++) {
      at = at.plusSeconds(3_600 + number % 86_400);
      UUID milestone = FunnelParts.milestone(version, key(m));
      events.add(new MilestoneStarted(id, subject, milestone, key(m), at));
      int until = m == reached ? DATA_POINTS : told + PER_MILESTONE;
      for (; told < until; told++) {
        int point = (m - 1) * PER_MILESTONE + told % PER_MILESTONE;
        UUID collection = Ids.next();
        events.add(
            new DataPointCollected(
                id,
                subject,
                collection,
                FunnelParts.dataPoint(version, name(point)),
                name(point),
                "integer",
                told + 1,
                "api",
                null,
                0.9,
                known[point],
                null,
                at));
        known[point] = collection;
      }
      List<UUID> facts =
          Stream.of(known[(m - 1) * PER_MILESTONE], known[m * PER_MILESTONE - 1])
              .filter(each -> each != null)
              .map(UUID.class::cast)
              .toList();
      events.add(
          new MilestoneReached(
              id, subject, milestone, key(m), facts, null, m, MILESTONES, at.plusSeconds(1)));
    }
    if (reached == MILESTONES) {
      events.add(new FunnelCompleted(id, subject, "completed", at.plusSeconds(1)));
    }
    return events;
  }
}
