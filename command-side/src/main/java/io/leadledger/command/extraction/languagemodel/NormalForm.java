package io.leadledger.command.extraction.languagemodel;

import io.leadledger.command.extraction.DataPointDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// Whether a value has the form in which values of its definition are compared and stored.
final class NormalForm {
  private static final int LONGEST = 500;

  private NormalForm() {}

  static boolean fits(DataPointDefinition definition, String normalised) {
    if (normalised.isBlank() || normalised.length() > LONGEST) {
      return false;
    }
    if (!definition.allowedValues().isEmpty()) {
      return definition.allowedValues().contains(normalised);
    }
    return switch (definition.type()) {
      case TEXT -> true;
      case INTEGER -> normalised.matches("-?\\d{1,18}");
      case NUMBER, MONEY -> isNumber(normalised);
      case BOOLEAN -> normalised.equals("true") || normalised.equals("false");
      case DATE -> isDate(normalised);
      case EMAIL -> normalised.matches("[^@\\sA-Z]+@[^@\\sA-Z]+\\.[^@\\sA-Z]+");
      case PHONE -> normalised.matches("\\+\\d{5,15}");
    };
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).precision() <= 30;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException _) {
      return false;
    }
  }
}
