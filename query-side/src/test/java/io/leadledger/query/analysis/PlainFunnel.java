package io.leadledger.query.analysis;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of a funnel as one would count them by hand, journey by journey: what the functions
/// in the database are held against.
final class PlainFunnel {
  private final List<Milestone> milestones;
  private final List<Journey> journeys;
  private final Instant asOf;

  PlainFunnel(List<Milestone> milestones, List<Journey> journeys, Instant asOf) {
    this.milestones = milestones;
    this.journeys = journeys;
    this.asOf = asOf;
  }

  record Milestone(String key, boolean required) {}

  /// @param reached by key of the milestone
  record Journey(
      UUID lead,
      int version,
      Instant entered,
      boolean isOpen,
      Map<String, Instant> reached,
      @Nullable String source,
      List<String> tags) {}

  record Question(
      String order,
      @Nullable Duration window,
      @Nullable String cohort,
      @Nullable String breakdown,
      ZoneId zone) {}

  /// One line of an answer, with seconds as medians and ninth deciles since entering and since the
  /// step before.
  record Line(
      @Nullable LocalDate cohort,
      @Nullable String segment,
      boolean mature,
      int step,
      long entered,
      long immature,
      long stillOpen,
      long reached,
      long dropped,
      List<Double> seconds) {}

  private record Group(@Nullable LocalDate cohort, @Nullable String segment) {}

  List<Line> lines(Question question) {
    Map<Group, List<Journey>> groups =
        new TreeMap<>(
            Comparator.comparing(Group::cohort, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Group::segment, Comparator.nullsLast(Comparator.naturalOrder())));
    for (Journey journey : journeys) {
      if (!journey.entered().isAfter(asOf)) {
        for (String segment : segments(journey, question.breakdown())) {
          groups
              .computeIfAbsent(
                  new Group(cohort(journey, question), segment.isEmpty() ? null : segment),
                  _ -> new ArrayList<>())
              .add(journey);
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    groups.forEach((group, members) -> lines.addAll(lines(group, members, question)));
    return lines;
  }

  private List<Line> lines(Group group, List<Journey> members, Question question) {
    List<Journey> counted = members.stream().filter(j -> isRipe(j, question.window())).toList();
    int steps = milestones.size();
    long[] reached = new long[steps + 1];
    long[] dropped = new long[steps + 1];
    List<List<Double>> since = lists(steps + 1);
    List<List<Double>> sincePrevious = lists(steps + 1);
    for (Journey journey : counted) {
      reached[0]++;
      int furthest = 0;
      Instant before = journey.entered();
      for (int step : converted(journey, question)) {
        Instant at = Objects.requireNonNull(journey.reached().get(milestones.get(step - 1).key()));
        reached[step]++;
        since.get(step).add(seconds(journey.entered(), at));
        if (!question.order().equals("any")) {
          sincePrevious.get(step).add(seconds(before, at));
        }
        before = at.isAfter(before) ? at : before;
        furthest = step;
      }
      dropped[furthest]++;
    }
    List<Line> lines = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      lines.add(
          new Line(
              group.cohort(),
              group.segment(),
              isMature(group, members, question),
              step,
              counted.size(),
              members.size() - counted.size(),
              members.stream().filter(Journey::isOpen).count(),
              reached[step],
              dropped[step],
              Stream.of(since.get(step), sincePrevious.get(step))
                  .flatMap(list -> Stream.of(quantile(list, 0.5), quantile(list, 0.9)))
                  .toList()));
    }
    return lines;
  }

  private boolean isRipe(Journey journey, @Nullable Duration window) {
    return window == null || !journey.entered().plus(window).isAfter(asOf);
  }

  private boolean isMature(Group group, List<Journey> members, Question question) {
    if (question.window() == null) {
      return members.stream().noneMatch(Journey::isOpen);
    }
    if (group.cohort() == null) {
      return members.stream().allMatch(journey -> isRipe(journey, question.window()));
    }
    LocalDate next =
        "week".equals(question.cohort())
            ? group.cohort().plusWeeks(1)
            : group.cohort().plusMonths(1);
    return !next.atStartOfDay(question.zone()).toInstant().plus(question.window()).isAfter(asOf);
  }

  /// The steps that count, from 1.
  private List<Integer> converted(Journey journey, Question question) {
    List<@Nullable Instant> times = new ArrayList<>();
    for (Milestone milestone : milestones) {
      Instant at = journey.reached().get(milestone.key());
      boolean late = at != null && at.isAfter(end(journey, question.window()));
      times.add(late ? null : at);
    }
    return switch (question.order()) {
      case "any" -> any(times);
      case "ordered" -> ordered(times);
      default -> strict(times);
    };
  }

  /// The last moment that counts.
  private Instant end(Journey journey, @Nullable Duration window) {
    Instant elapsed = window == null ? asOf : journey.entered().plus(window);
    return elapsed.isBefore(asOf) ? elapsed : asOf;
  }

  private static List<Integer> any(List<@Nullable Instant> times) {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i) != null) {
        steps.add(i + 1);
      }
    }
    return steps;
  }

  private List<Integer> ordered(List<@Nullable Instant> times) {
    List<Integer> steps = new ArrayList<>();
    Instant last = Instant.MIN;
    for (int i = 0; i < times.size(); i++) {
      Instant at = times.get(i);
      boolean follows = at != null && !at.isBefore(last);
      if (follows) {
        steps.add(i + 1);
      }
      if (milestones.get(i).required()) {
        if (!follows) {
          return steps;
        }
        last = at;
      }
    }
    return steps;
  }

  private List<Integer> strict(List<@Nullable Instant> times) {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      Instant at = times.get(i);
      if (at == null) {
        if (milestones.get(i).required()) {
          return steps;
        }
        continue;
      }
      for (int other = 0; other < times.size(); other++) {
        Instant its = times.get(other);
        if (its != null && (other < i ? its.isAfter(at) : its.isBefore(at))) {
          return steps;
        }
      }
      steps.add(i + 1);
    }
    return steps;
  }

  private static List<String> segments(Journey journey, @Nullable String breakdown) {
    return switch (breakdown) {
      case null -> List.of("");
      case "source" -> List.of(journey.source() == null ? "" : journey.source());
      case "tag" -> journey.tags().isEmpty() ? List.of("") : journey.tags();
      default -> List.of(Integer.toString(journey.version()));
    };
  }

  private static @Nullable LocalDate cohort(Journey journey, Question question) {
    LocalDate day = LocalDate.ofInstant(journey.entered(), question.zone());
    return switch (question.cohort()) {
      case null -> null;
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      default -> day.withDayOfMonth(1);
    };
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1_000.0;
  }

  /// With the value in between where there is none; NaN of none.
  private static double quantile(List<Double> values, double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  private static List<List<Double>> lists(int size) {
    List<List<Double>> lists = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  /// How often each step was reached in each month, by its first day; step 0 is entering.
  Map<LocalDate, Map<Integer, Long>> months() {
    Map<LocalDate, Map<Integer, Long>> months = new TreeMap<>();
    for (Journey journey : journeys) {
      count(months, journey.entered(), 0);
      for (int i = 0; i < milestones.size(); i++) {
        Instant at = journey.reached().get(milestones.get(i).key());
        if (at != null) {
          count(months, at, i + 1);
        }
      }
    }
    return months;
  }

  private void count(Map<LocalDate, Map<Integer, Long>> months, Instant at, int step) {
    if (at.isBefore(asOf)) {
      LocalDate month = LocalDate.ofInstant(at, ZoneId.of("UTC")).withDayOfMonth(1);
      months.computeIfAbsent(month, _ -> new HashMap<>()).merge(step, 1L, Long::sum);
    }
  }
}
