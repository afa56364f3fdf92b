package io.leadledger.query.api.grammar;

import java.util.ArrayList;
import java.util.List;

/// Reads a field: a column's name, plain or in quotes, and the steps into its JSON.
final class FieldParser {
  private static final String NOT_IN_NAMES = ".,:(){}\"*&= ";
  private static final int MAX_STEPS = 32;

  private FieldParser() {}

  static FieldPath parse(Scanner in) {
    Place place = in.place();
    String column = name(in, "a column is expected");
    List<FieldPath.Step> steps = new ArrayList<>();
    while (in.sees("->")) {
      if (steps.size() == MAX_STEPS) {
        throw new Malformed(
            Malformed.Kind.TOO_LARGE, in.place(), "a path has at most 32 steps", List.of());
      }
      in.skip("->");
      steps.add(step(in, in.skip(">")));
    }
    return new FieldPath(column, steps, place);
  }

  private static FieldPath.Step step(Scanner in, boolean asText) {
    if (in.seesQuote()) {
      return new FieldPath.Step.Member(in.quoted(), asText);
    }
    Place place = in.place();
    String sign = in.skip("-") ? "-" : "";
    String key = sign + name(in, "the name of a member or the index of an element is expected");
    if (!key.matches("-?[0-9]+")) {
      return new FieldPath.Step.Member(key, asText);
    }
    try {
      return new FieldPath.Step.Element(Integer.parseInt(key), asText);
    } catch (NumberFormatException e) {
      throw new Malformed(place, "the index is too large");
    }
  }

  static String name(Scanner in, String expected) {
    if (in.seesQuote()) {
      return in.quoted();
    }
    StringBuilder name = new StringBuilder();
    while (!in.atEnd() && !in.sees("->")) {
      String run = in.takeWhile(c -> c != '-' && NOT_IN_NAMES.indexOf(c) < 0);
      name.append(run);
      if (in.sees("->") || !in.skip("-")) {
        break;
      }
      name.append('-');
    }
    if (name.isEmpty()) {
      throw in.malformed(expected);
    }
    return name.toString();
  }
}
