package io.leadledger.command.extraction;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.leadledger.command.extraction.ConversationAnalyser.Request;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds an engine's answer against what was asked for: only data points that are looked for, with
/// values of their types, at places where something was said.
public final class AnswerCheck {
  private static final int TEXT = 4_000;
  private static final int FINDINGS = 50;
  private static final Pattern INTENT = Pattern.compile("[a-z][a-z0-9_]{0,99}");

  private AnswerCheck() {}

  /// @throws AnalysisFailed if it is not what was asked for; says what, and not which value
  public static Analysis check(Analysis answer, Request request) {
    require(INTENT.matcher(answer.intent()).matches(), "the intent is no name");
    require(answer.summary().length() <= TEXT, "the summary is too long");
    require(answer.findings().size() <= FINDINGS, "there are too many findings");
    require(answer.findings().stream().allMatch(f -> f.length() <= TEXT), "a finding is too long");
    require(answer.cost() == null || answer.cost().signum() >= 0, "the cost is less than nothing");
    var definitions =
        request.definitions().stream()
            .collect(Collectors.toMap(DataPointDefinition::name, Function.identity()));
    var turns =
        request.turns().stream().collect(Collectors.toMap(Turn::message, Function.identity()));
    Set<String> names = new HashSet<>();
    for (ExtractedDataPoint each : answer.dataPoints()) {
      DataPointDefinition definition = definitions.get(each.name());
      if (definition == null) {
        throw failed("a data point was not asked for");
      }
      require(names.add(each.name()), "a data point is there twice");
      require(isPlace(each, turns.get(each.message())), "a data point was said nowhere");
      require(each.confidence() >= 0 && each.confidence() <= 1, "a confidence is not from 0 to 1");
      require(
          !each.normalised().isBlank()
              && each.normalised().length() <= TEXT
              && each.value().length() <= TEXT
              && isOf(definition, each.normalised()),
          "the value of " + each.name() + " is none of its type");
    }
    return answer;
  }

  private static boolean isPlace(ExtractedDataPoint point, @Nullable Turn said) {
    return said != null
        && 0 <= point.start()
        && point.start() <= point.end()
        && point.end() <= said.text().length();
  }

  private static boolean isOf(DataPointDefinition definition, String value) {
    List<String> allowed = definition.allowedValues();
    if (!allowed.isEmpty()) {
      return allowed.contains(value);
    }
    return switch (definition.type()) {
      case TEXT -> true;
      case BOOLEAN -> value.equals("true") || value.equals("false");
      case INTEGER -> reads(() -> new BigDecimal(value).toBigIntegerExact());
      case NUMBER, MONEY -> reads(() -> new BigDecimal(value));
      case DATE -> reads(() -> LocalDate.parse(value));
      case EMAIL -> value.indexOf('@') > 0;
      case PHONE -> isPhone(value);
    };
  }

  private static boolean isPhone(String value) {
    try {
      PhoneNumberUtil.getInstance().parse(value, null);
      return value.startsWith("+");
    } catch (NumberParseException none) {
      return false;
    }
  }

  private static boolean reads(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (ArithmeticException | NumberFormatException | DateTimeException none) {
      return false;
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw failed(otherwise);
    }
  }

  private static AnalysisFailed failed(String why) {
    return new AnalysisFailed("The answer is not what was asked for: " + why + ".");
  }
}
