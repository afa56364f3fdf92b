package io.leadledger.command.funnel.explanation;

import io.leadledger.command.funnel.advice.Assessing;
import io.leadledger.command.funnel.progress.ProgressStories;
import io.leadledger.command.funnel.progress.ProgressStory;
import io.leadledger.command.funnel.progress.Ways;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers "why is this number so?".
@RestController
@RequestMapping("/api/v1/explanations")
@AtLeast(Role.ANALYST)
@Tag(name = "Funnels", description = "Which way somebody goes, and how far they have come")
class ExplanationController {
  private final ProgressStories stories;
  private final Ways ways;
  private final Assessing assessing;

  ExplanationController(ProgressStories stories, Ways ways, Assessing assessing) {
    this.stories = stories;
    this.ways = ways;
    this.assessing = assessing;
  }

  @GetMapping("/funnel-progresses/{progress}")
  @Operation(
      summary = "Why somebody stands in a funnel as they do",
      description =
          "For the stage, each milestone, each data point and each score: the rule, and the events"
              + " that it follows from.")
  Explanation progress(@PathVariable UUID progress, Caller caller) {
    ProgressStory story = stories.of(caller.tenant(), progress);
    return new Explaining(progress, story, ways.of(caller.tenant(), story.version()))
        .explain(assessing.scores(caller.tenant(), progress, story));
  }
}
