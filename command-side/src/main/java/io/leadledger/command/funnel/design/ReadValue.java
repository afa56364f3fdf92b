package io.leadledger.command.funnel.design;

import io.leadledger.command.values.Fields;
import io.leadledger.command.values.FreeFields;
import io.leadledger.http.ProblemException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a value as one of a type: from JSON, or from the text in which conversations, pages and
/// forms tell it. What comes out is JSON of one form: whole numbers, exact decimals, ISO 8601.
final class ReadValue {
  private static final int TEXT = 10_000;
  private static final int ELEMENTS = 1_000;
  private static final int DIGITS = 18;

  private ReadValue() {}

  /// Empty if it is none of this type.
  static Optional<Object> as(ValueType type, Object raw) {
    try {
      return Optional.ofNullable(read(type, raw instanceof String text ? text.strip() : raw));
    } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Object read(ValueType type, Object raw) {
    return switch (type) {
      case TEXT -> raw instanceof String text ? checked((f) -> f.text("value", text, TEXT)) : null;
      case INTEGER -> {
        BigDecimal number = number(raw);
        yield number == null ? null : number.longValueExact();
      }
      case NUMBER -> number(raw);
      case MONEY -> {
        BigDecimal amount = number(raw);
        yield amount == null ? null : checked(f -> f.money("value", amount));
      }
      case BOOLEAN -> bool(raw);
      case DATE -> raw instanceof String text ? day(text).toString() : null;
      case MOMENT -> raw instanceof String text ? moment(text).toString() : null;
      case EMAIL -> raw instanceof String text ? checked(f -> f.email("value", text)) : null;
      case PHONE -> raw instanceof String text ? checked(f -> f.phone("value", text)) : null;
      case LIST -> list(raw);
      case OBJECT -> raw instanceof Map<?, ?> object ? object(object) : null;
    };
  }

  private static @Nullable BigDecimal number(Object raw) {
    BigDecimal number =
        switch (raw) {
          case BigDecimal decimal -> decimal;
          case BigInteger whole -> new BigDecimal(whole);
          case Number other -> new BigDecimal(other.toString());
          case String text -> new BigDecimal(text);
          default -> null;
        };
    boolean fits =
        number != null
            && Math.abs(number.scale()) <= DIGITS
            && number.precision() - number.scale() <= DIGITS;
    return fits ? number : null;
  }

  private static @Nullable Boolean bool(Object raw) {
    return switch (raw) {
      case Boolean known -> known;
      case String text when text.equalsIgnoreCase("true") -> true;
      case String text when text.equalsIgnoreCase("false") -> false;
      default -> null;
    };
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
  }

  private static Instant moment(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Object list(Object raw) {
    return switch (raw) {
      case List<?> list when list.size() <= ELEMENTS && object(Map.of("value", list)) != null ->
          list;
      case String text when !text.isEmpty() -> List.of(text);
      default -> null;
    };
  }

  @SuppressWarnings("unchecked") // JSON objects have text for keys
  private static @Nullable Object object(Map<?, ?> object) {
    return checked(
        fields ->
            FreeFields.check(fields, "value", (Map<String, ? extends @Nullable Object>) object));
  }

  private static @Nullable Object checked(Check check) {
    var fields = new Fields();
    Object value = check.of(fields);
    try {
      fields.orRefuse();
    } catch (ProblemException _) {
      return null;
    }
    return value;
  }

  private interface Check {
    @Nullable Object of(Fields fields);
  }
}
