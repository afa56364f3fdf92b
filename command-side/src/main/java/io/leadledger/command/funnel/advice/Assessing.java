package io.leadledger.command.funnel.advice;

import io.leadledger.command.funnel.advice.AdviceCommand.RecordAnalysis;
import io.leadledger.command.funnel.advice.AdviceCommand.RecordAssessment;
import io.leadledger.command.funnel.progress.ProgressStories;
import io.leadledger.command.funnel.progress.ProgressStory;
import io.leadledger.command.funnel.progress.Ways;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.values.Moments;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.Reasoned;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Assesses progress as it stands now, from its own events and the pace of others.
@Component
public class Assessing {
  static final String REQUEST = "request";
  static final String SCHEDULE = "schedule";

  private final ProgressStories stories;
  private final Ways ways;
  private final PaceBook pace;
  private final Wording wording;
  private final CommandDispatcher commands;

  Assessing(
      ProgressStories stories,
      Ways ways,
      PaceBook pace,
      Wording wording,
      CommandDispatcher commands) {
    this.stories = stories;
    this.ways = ways;
    this.pace = pace;
    this.wording = wording;
    this.commands = commands;
  }

  /// What an assessment would say now, with the risk of stalling; nothing is recorded.
  public List<Reasoned> scores(UUID tenant, UUID progress, ProgressStory story) {
    return look(tenant, progress, story).findings();
  }

  private Assessment look(UUID tenant, UUID progress, ProgressStory story) {
    return Assessor.assess(
        Situation.of(
            story,
            ways.of(tenant, story.version()),
            milestone -> pace.of(tenant, story.version(), milestone, progress),
            Moments.now()));
  }

  CommandResult assess(UUID progress, String occasion, CommandContext by) {
    ProgressStory story = stories.of(by.tenant(), progress);
    return commands.send(
        recording(progress, story, look(by.tenant(), progress, story), occasion), by);
  }

  /// Assesses it, and puts that into words.
  CommandResult analyse(UUID progress, CommandContext by) {
    ProgressStory story = stories.of(by.tenant(), progress);
    Assessment found = look(by.tenant(), progress, story);
    Words words = wording.of(found, story.standing().subject, by);
    RecordAssessment assessed = recording(progress, story, found, REQUEST);
    return commands.send(new RecordAnalysis(assessed.advice(), Ids.next(), assessed, words), by);
  }

  private static RecordAssessment recording(
      UUID progress, ProgressStory story, Assessment found, String occasion) {
    return new RecordAssessment(
        FunnelParts.advice(progress),
        progress,
        story.standing().subject,
        Ids.next(),
        occasion,
        found);
  }
}
