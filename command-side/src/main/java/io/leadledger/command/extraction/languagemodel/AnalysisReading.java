package io.leadledger.command.extraction.languagemodel;

import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.AnalysisFailed;
import io.leadledger.command.extraction.AnswerCheck;
import io.leadledger.command.extraction.ConversationAnalyser.Request;
import io.leadledger.command.extraction.ExtractedDataPoint;
import io.leadledger.command.extraction.Sentiment;
import io.leadledger.command.extraction.Turn;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a model has answered, held against what was said. Whoever quotes what nobody said is not
/// believed.
final class AnalysisReading {
  private static final JsonMapper JSON = new JsonMapper();

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
    try {
      Answer answer = JSON.readValue(json, Answer.class);
      String misquoted =
          answer.dataPoints().stream()
              .map(this::misquoted)
              .filter(Objects::nonNull)
              .collect(Collectors.joining("; "));
      if (!misquoted.isEmpty()) {
        return misquoted;
      }
      AnswerCheck.check(analysis(answer, "", BigDecimal.ZERO), request);
      return null;
    } catch (JacksonException _) {
      return "It does not follow the schema.";
    } catch (AnalysisFailed failed) {
      return failed.getMessage();
    }
  }

  private @Nullable String misquoted(Point point) {
    if (point.turn() < 1 || point.turn() > request.turns().size()) {
      return point.name() + ": there is no turn " + point.turn();
    }
    return point.value().isBlank() || start(point) < 0
        ? point.name() + ": the value does not stand in turn " + point.turn()
        : null;
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
    return analysis(JSON.readValue(json, Answer.class), model, cost);
  }

  private Analysis analysis(Answer answer, String model, BigDecimal cost) {
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
        .sorted(Comparator.comparingInt(Point::turn))
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
