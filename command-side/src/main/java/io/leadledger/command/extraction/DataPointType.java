package io.leadledger.command.extraction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What kind of thing a data point is. Its name in events and JSON is in lower case.
public enum DataPointType {
  TEXT,
  INTEGER,
  NUMBER,
  BOOLEAN,
  DATE,
  MONEY,
  EMAIL,
  PHONE;

  static final List<String> NAMES = Stream.of(values()).map(DataPointType::value).toList();

  /// @throws IllegalArgumentException if there is no such type
  public static DataPointType of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
