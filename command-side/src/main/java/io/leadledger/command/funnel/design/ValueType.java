package io.leadledger.command.funnel.design;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What kind of thing a data point of a funnel is: in events and files by its name in lower case,
/// in rules as a type of CEL.
public enum ValueType {
  TEXT(SimpleType.STRING, "a text of at most 10000 characters"),
  INTEGER(SimpleType.INT, "a whole number, such as 2"),
  NUMBER(SimpleType.DOUBLE, "a number, such as 2.5"),
  BOOLEAN(SimpleType.BOOL, "true or false"),
  DATE(SimpleType.TIMESTAMP, "a day, such as 2026-05-31"),
  MOMENT(SimpleType.TIMESTAMP, "a moment, such as 2026-05-31T10:00:00Z"),
  MONEY(SimpleType.DOUBLE, "an amount, not negative, such as 1800.50"),
  EMAIL(SimpleType.STRING, "an e-mail address, such as name@example.com"),
  PHONE(SimpleType.STRING, "a phone number with a country code, such as +4930123456"),
  LIST(ListType.create(SimpleType.DYN), "a list"),
  OBJECT(MapType.create(SimpleType.STRING, SimpleType.DYN), "an object");

  static final List<String> NAMES = Stream.of(values()).map(ValueType::value).toList();

  private final CelType inRules;
  private final String expected;

  ValueType(CelType inRules, String expected) {
    this.inRules = inRules;
    this.expected = expected;
  }

  /// @throws IllegalArgumentException if there is no such type
  static ValueType of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  CelType inRules() {
    return inRules;
  }

  String expected() {
    return expected;
  }
}
