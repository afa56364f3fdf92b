package io.leadledger.query.analysis;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.leadledger.http.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How funnels do.
@RestController
@RequestMapping("/api/v1/funnels/{funnel}")
@AtLeast(Role.ANALYST)
@Tag(name = "Funnel analysis", description = "Conversion, time, cohorts and trends")
class FunnelAnalysisController {
  private final FunnelAnalyses analyses;

  FunnelAnalysisController(FunnelAnalyses analyses) {
    this.analyses = analyses;
  }

  @GetMapping("/analysis")
  @Operation(
      summary = "How many come how far in a funnel, how fast, and where they stop",
      description =
          "Who has not had the whole window yet is not counted, so that late entrants do not deflate conversion.")
  FunnelAnalysis analysis(
      @PathVariable UUID funnel, @ParameterObject AnalysisQuestion asked, Caller caller) {
    asked.check();
    return analyses.analyse(caller, funnel, asked);
  }

  @GetMapping("/trend")
  @Operation(summary = "How often a funnel was entered and its milestones were reached, over time")
  FunnelTrend trend(
      @PathVariable UUID funnel,
      @Schema(allowableValues = {"day", "week", "month", "quarter", "year"})
          @RequestParam(defaultValue = "week")
          String period,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(defaultValue = "UTC") String timezone,
      Caller caller) {
    List<Violation> wrong = new ArrayList<>();
    AnalysisQuestion.oneOf(wrong, "period", period, AnalysisQuestion.PERIODS);
    AnalysisQuestion.timezone(wrong, timezone);
    AnalysisQuestion.moment(wrong, "from", from);
    AnalysisQuestion.moment(wrong, "until", until);
    AnalysisQuestion.refuse(wrong);
    return analyses.trend(
        caller, funnel, period, from, Objects.requireNonNullElseGet(until, Instant::now), timezone);
  }
}
