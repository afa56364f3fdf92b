package io.leadledger.command.funnel.explanation;

import io.leadledger.command.funnel.explanation.Explanation.DataPointWhy;
import io.leadledger.command.funnel.explanation.Explanation.Event;
import io.leadledger.command.funnel.explanation.Explanation.MilestoneWhy;
import io.leadledger.command.funnel.explanation.Explanation.Stage;
import io.leadledger.command.funnel.progress.KnownValue;
import io.leadledger.command.funnel.progress.ProgressStory;
import io.leadledger.command.funnel.progress.ProgressStory.Recorded;
import io.leadledger.command.funnel.progress.Standing.Step;
import io.leadledger.command.funnel.progress.Way;
import io.leadledger.events.EventVocabulary;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.Reasoned;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Explains a progress from its own events and the rules of its version.
record Explaining(UUID progress, ProgressStory story, Way way) {

  Explanation explain(List<Reasoned> scores) {
    List<MilestoneWhy> milestones =
        way.design().milestones().stream().map(this::milestone).toList();
    List<DataPointWhy> dataPoints =
        way.design().dataPoints().stream().map(this::dataPoint).toList();
    Stage stage = stage();
    Set<UUID> named =
        Stream.of(
                Stream.of(stage.event()),
                milestones.stream().flatMap(each -> each.events().stream()),
                dataPoints.stream().flatMap(each -> each.events().stream()),
                scores.stream().flatMap(each -> each.events().stream()))
            .flatMap(ids -> ids)
            .collect(Collectors.toSet());
    return new Explanation(
        progress,
        story.standing().subject,
        way.version().version(),
        way.version().number(),
        stage,
        milestones,
        dataPoints,
        scores,
        story.events().stream()
            .filter(each -> named.contains(each.id()))
            .map(Explaining::event)
            .toList());
  }

  private Stage stage() {
    String says =
        switch (story.status()) {
          case "completed" -> "All required milestones are reached.";
          case "stalled" -> "There was no progress for as long as the funnel allows.";
          case "abandoned" -> "Somebody gave it up.";
          default -> "It was entered, and is neither completed, stalled nor abandoned.";
        };
    return new Stage(story.status(), says, story.statusMaker().id());
  }

  private MilestoneWhy milestone(Milestone milestone) {
    Step step = story.standing().step(milestone.key());
    Optional<Recorded> maker = story.milestoneMaker(milestone.key());
    List<String> missing = way.missing(milestone, story.standing());
    return new MilestoneWhy(
        milestone.key(),
        step == null ? "ahead" : step.status(),
        step == null ? null : step.at(),
        milestone.rule(),
        way.design().requirementsOf(milestone),
        missing,
        says(milestone, step, missing),
        Stream.concat(
                maker.stream().flatMap(this::facts).map(Recorded::id),
                maker.stream().map(Recorded::id))
            .distinct()
            .toList());
  }

  /// The events of the values that a milestone was reached by, or was undone because of.
  private Stream<Recorded> facts(Recorded maker) {
    List<UUID> collections =
        switch (maker.event()) {
          case MilestoneReached reached -> reached.facts();
          case MilestoneUndone undone -> List.of(undone.because());
          default -> List.of();
        };
    return story.events().stream()
        .filter(
            each ->
                each.event() instanceof DataPointCollected it
                    && collections.contains(it.collectionId()));
  }

  private String says(Milestone milestone, @Nullable Step step, List<String> missing) {
    if (step != null && step.is(Step.REACHED)) {
      return milestone.confirmed()
          ? "A person said so, when all that it requires was known and its rule held."
          : "All that it requires was known, and its rule held.";
    }
    if (step != null && step.is(Step.SKIPPED)) {
      return "It is not required, and was left out or passed by.";
    }
    List<String> before = way.openBefore(milestone, story.standing());
    if (!before.isEmpty()) {
      return "Milestones are reached in order; before it there is still " + before.getFirst() + ".";
    }
    if (!missing.isEmpty()) {
      return "Not known yet: " + String.join(", ", missing) + ".";
    }
    return milestone.confirmed()
        ? "A person has to say so, and its rule has to hold."
        : "All that it requires is known, but its rule does not hold.";
  }

  private DataPointWhy dataPoint(DataPoint point) {
    KnownValue known = story.standing().value(point.name());
    List<UUID> told =
        story.events().stream().filter(each -> isOf(point.name(), each)).map(Recorded::id).toList();
    UUID maker = story.valueMaker(point.name()).map(Recorded::id).orElse(null);
    List<UUID> events =
        Stream.concat(told.stream().filter(each -> !each.equals(maker)), Stream.ofNullable(maker))
            .toList();
    if (known == null) {
      String says = told.isEmpty() ? "Nobody has told it." : "What was told does not hold.";
      return new DataPointWhy(point.name(), false, null, null, null, null, null, says, events);
    }
    return new DataPointWhy(
        point.name(),
        true,
        known.value(),
        known.source(),
        known.reference(),
        known.confidence(),
        known.at(),
        "It is of type %s and keeps to the schema; nothing newer, surer or said by a person stands against it."
            .formatted(point.type()),
        events);
  }

  private static boolean isOf(String name, Recorded recorded) {
    return switch (recorded.event()) {
      case DataPointCollected it -> it.name().equals(name);
      case DataPointRejected it -> it.name().equals(name);
      default -> false;
    };
  }

  private static Event event(Recorded recorded) {
    return new Event(
        recorded.id(),
        recorded.number(),
        EventVocabulary.nameOf(recorded.event().getClass()),
        recorded.at());
  }
}
