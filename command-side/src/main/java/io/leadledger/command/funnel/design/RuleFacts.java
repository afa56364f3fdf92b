package io.leadledger.command.funnel.design;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a rule is asked about.
///
/// @param values of data points that are known, by name
/// @param subject `kind`, `id`, and what was told of it on entering
/// @param reached when milestones were reached, by key
public record RuleFacts(
    Map<String, Object> values,
    Map<String, Object> subject,
    Map<String, Instant> reached,
    Instant entered,
    Instant now) {

  /// As rules of this design see them.
  Map<String, Object> bindings(Map<String, ValueType> types) {
    Map<String, Object> data = new HashMap<>();
    values.forEach(
        (name, value) -> {
          ValueType type = types.get(name);
          if (type != null) {
            data.put(name, bound(type, value));
          }
        });
    return Map.of(
        MilestoneRules.DATA, data,
        MilestoneRules.SUBJECT, plain(subject),
        MilestoneRules.REACHED, reached,
        MilestoneRules.ENTERED, entered,
        MilestoneRules.NOW, now);
  }

  private static Object bound(ValueType type, Object value) {
    return switch (type) {
      case INTEGER -> ((Number) value).longValue();
      case NUMBER, MONEY -> ((Number) value).doubleValue();
      case DATE -> LocalDate.parse(value.toString()).atStartOfDay(ZoneOffset.UTC).toInstant();
      case MOMENT -> Instant.parse(value.toString());
      case TEXT, BOOLEAN, EMAIL, PHONE -> value;
      case LIST, OBJECT -> plain(value);
    };
  }

  private static Object plain(@Nullable Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.doubleValue();
      case Number whole -> whole.longValue();
      case Map<?, ?> object ->
          object.entrySet().stream()
              .filter(member -> member.getValue() != null)
              .collect(
                  Collectors.toMap(
                      member -> String.valueOf(member.getKey()),
                      member -> plain(member.getValue())));
      case List<?> list -> list.stream().map(RuleFacts::plain).toList();
      case null -> "";
      default -> value;
    };
  }
}
