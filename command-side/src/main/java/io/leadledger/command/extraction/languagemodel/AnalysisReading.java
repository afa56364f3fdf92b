package io.leadledger.command.extraction.languagemodel;

import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.ConversationAnalyser.Request;
import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.ExtractedDataPoint;
import io.leadledger.command.extraction.Sentiment;
import io.leadledger.command.extraction.Turn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a model has answered, held against what was said. Whoever quotes what nobody said is not
/// believed.
final class AnalysisReading {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SENTENCES = 1_000;
  private static final int FINDINGS = 20;

  private final Request request;

  AnalysisReading(Request request) {
    this.request = request;
  }

  private record Answer(
      String intent,
      String sentiment,
      String summary,
      List<String> findings,
      List<Point> dataPoints) {}

  private record Point(String name, String value, String normalised, double confidence, int turn) {}

  /// What is wrong with an answer that follows the schema; null if nothing is.
  @Nullable String wrongWith(String json) {
    Answer answer;
    try {
      answer = JSON.readValue(json, Answer.class);
    } catch (JacksonException _) {
      return "It does not follow the schema.";
    }
    List<String> wrong = new ArrayList<>();
    if (!answer.intent().matches("[a-z][a-z0-9_]{0,59}")) {
      wrong.add("intent is not in lower case with underscores");
    }
    if (answer.summary().length() > SENTENCES
        || answer.findings().size() > FINDINGS
        || answer.findings().stream().anyMatch(finding -> finding.length() > SENTENCES)) {
      wrong.add("summary or findings are too long");
    }
    for (Point point : answer.dataPoints()) {
      String against = against(point);
      if (against != null) {
        wrong.add(point.name() + ": " + against);
      }
    }
    return wrong.isEmpty() ? null : String.join("; ", wrong);
  }

  private @Nullable String against(Point point) {
    if (point.turn() < 1 || point.turn() > request.turns().size()) {
      return "there is no turn " + point.turn();
    }
    if (point.value().isBlank() || start(point) < 0) {
      return "the value does not stand in turn " + point.turn();
    }
    if (!(point.confidence() >= 0 && point.confidence() <= 1)) {
      return "confidence is not from 0 to 1";
    }
    return definition(point.name())
        .filter(definition -> !NormalForm.fits(definition, point.normalised()))
        .map(_ -> "normalised is not as asked for")
        .orElse(null);
  }

  private java.util.Optional<DataPointDefinition> definition(String name) {
    return request.definitions().stream()
        .filter(definition -> definition.name().equals(name))
        .findFirst();
  }

  /// Where the value begins, whatever its case; negative if it does not stand there.
  private int start(Point point) {
    String text = turn(point).text();
    int exactly = text.indexOf(point.value());
    return exactly >= 0
        ? exactly
        : text.length() == text.toLowerCase(Locale.ROOT).length()
            ? text.toLowerCase(Locale.ROOT).indexOf(point.value().toLowerCase(Locale.ROOT))
            : -1;
  }

  private Turn turn(Point point) {
    return request.turns().get(point.turn() - 1);
  }

  /// The analysis that an answer states with which nothing is wrong. Of several values of a name
  /// the one that was said last counts.
  Analysis read(String json, String model, BigDecimal cost) {
    Answer answer = JSON.readValue(json, Answer.class);
    return new Analysis(
        answer.intent(),
        Sentiment.valueOf(answer.sentiment().toUpperCase(Locale.ROOT)),
        answer.summary(),
        answer.findings(),
        List.copyOf(points(answer)),
        model,
        cost);
  }

  private Collection<ExtractedDataPoint> points(Answer answer) {
    Map<String, ExtractedDataPoint> last = new LinkedHashMap<>();
    answer.dataPoints().stream()
        .sorted(java.util.Comparator.comparingInt(Point::turn))
        .forEach(
            point -> {
              int start = start(point);
              int end = start + point.value().length();
              last.put(
                  point.name(),
                  new ExtractedDataPoint(
                      point.name(),
                      turn(point).text().substring(start, end),
                      point.normalised(),
                      point.confidence(),
                      turn(point).message(),
                      start,
                      end));
            });
    return last.values();
  }
}
