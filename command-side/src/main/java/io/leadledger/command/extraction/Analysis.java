package io.leadledger.command.extraction;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an engine has understood.
///
/// @param intent what the lead wants, in lower case with underscores, such as `schedule_visit`
/// @param summary in a few sentences
/// @param findings what else is worth knowing, a sentence each
/// @param dataPoints at most one of each name
/// @param engine who says so: `embedded`, or the name of a model
/// @param cost of the answer in US dollars; null if it cost nothing
public record Analysis(
    String intent,
    Sentiment sentiment,
    String summary,
    List<String> findings,
    List<ExtractedDataPoint> dataPoints,
    String engine,
    @Nullable BigDecimal cost) {
  public Analysis {
    findings = List.copyOf(findings);
    dataPoints = List.copyOf(dataPoints);
  }
}
