package io.leadledger.query.analysis;

import io.leadledger.events.Ids;
import io.leadledger.query.analysis.PlainFunnel.Journey;
import io.leadledger.query.analysis.PlainFunnel.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Journeys through a funnel of five milestones, two of them optional, as a seed has them: in order
/// and out of it, stopped anywhere, of two versions, of which the first has no fourth milestone.
final class Journeys {
  static final Instant AS_OF = Instant.parse("2026-06-10T09:30:00Z");
  static final List<Milestone> MILESTONES =
      List.of(
          new Milestone("found", true),
          new Milestone("asked", false),
          new Milestone("visited", true),
          new Milestone("recommended", false),
          new Milestone("applied", true));

  private static final List<String> SOURCES = List.of("web", "mail", "fair");
  private static final List<String> TAGS = List.of("hot", "north", "family");
  private static final int DAYS = 120;

  private Journeys() {}

  static List<Journey> of(long seed, int count) {
    Random random = new Random(seed);
    return Stream.generate(() -> journey(random)).limit(count).toList();
  }

  private static Journey journey(Random random) {
    int version = random.nextInt(3) == 0 ? 1 : 2;
    Instant entered =
        AS_OF.plus(Duration.ofDays(2)).minusSeconds(random.nextInt(DAYS * 24 * 60) * 60L);
    Map<String, Instant> reached = new HashMap<>();
    Instant at = entered;
    boolean isHasty = random.nextInt(4) == 0;
    for (Milestone milestone : MILESTONES) {
      boolean isThere = version == 2 || !milestone.key().equals("recommended");
      if (random.nextInt(4) == 0 && milestone.required()) {
        break;
      }
      if (isThere && random.nextInt(4) > 0) {
        at = (isHasty ? entered : at).plusSeconds(60L * random.nextInt(8 * 24 * 60));
        reached.put(milestone.key(), at);
      }
    }
    return new Journey(
        Ids.next(),
        version,
        entered,
        random.nextInt(5) == 0,
        reached,
        random.nextInt(10) == 0 ? null : SOURCES.get(random.nextInt(SOURCES.size())),
        tags(random));
  }

  private static List<String> tags(Random random) {
    List<String> tags = new ArrayList<>();
    for (String tag : TAGS) {
      if (random.nextBoolean()) {
        tags.add(tag);
      }
    }
    return tags;
  }
}
