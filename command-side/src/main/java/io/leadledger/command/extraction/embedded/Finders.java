package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointType;
import java.util.List;

/// Who finds the values of which data points.
final class Finders {
  private static final Finder NUMBERS = new Numbers();
  private static final Finder FLAGS = new Flags();
  private static final Finder DATES = new Dates();
  private static final Finder AMOUNTS = new Amounts();
  private static final Finder ALLOWED = new Allowed();
  private static final Finder PLACES = new Places();
  private static final Finder PERSONS = new Persons();
  private static final Finder CHOICES = new Choices();
  private static final Finder ANSWERS = new Answers();

  private Finders() {}

  static Finder of(Slot slot) {
    if (slot.type() == DataPointType.TEXT && !slot.definition().allowedValues().isEmpty()) {
      return ALLOWED;
    }
    return switch (slot.type()) {
      case INTEGER, NUMBER -> NUMBERS;
      case BOOLEAN -> FLAGS;
      case DATE -> DATES;
      case MONEY -> AMOUNTS;
      case EMAIL, PHONE -> (_, _) -> List.of();
      case TEXT ->
          switch (slot.nature()) {
            case PLACE -> PLACES;
            case PERSON -> PERSONS;
            case NAMED -> CHOICES;
            case OTHER -> ANSWERS;
          };
    };
  }
}
