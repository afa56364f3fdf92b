package io.leadledger.query.api.grammar;

import java.util.ArrayList;
import java.util.List;

/// Reads `order`: `created_at.desc.nullslast,name`. Unless said otherwise NULL counts as larger
/// than every value.
public final class OrderParser {
  private static final String PARAMETER = "order";

  private OrderParser() {}

  public static List<OrderTerm> parse(String text) {
    List<OrderTerm> terms = new ArrayList<>();
    if (text.isBlank()) {
      return terms;
    }
    Scanner in = new Scanner(PARAMETER, text);
    do {
      in.skipSpaces();
      terms.add(term(in));
      in.skipSpaces();
    } while (in.skip(","));
    in.expectEnd();
    return terms;
  }

  private static OrderTerm term(Scanner in) {
    FieldPath field = FieldParser.parse(in);
    boolean descending = in.skip(".desc");
    if (!descending) {
      in.skip(".asc");
    }
    boolean nullsFirst = descending;
    if (in.skip(".nullsfirst")) {
      nullsFirst = true;
    } else if (in.skip(".nullslast")) {
      nullsFirst = false;
    }
    if (!in.atEnd() && !in.sees(",") && !in.sees(" ")) {
      throw in.malformed("asc, desc, nullsfirst or nullslast is expected");
    }
    return new OrderTerm(field, descending, nullsFirst);
  }
}
