package io.leadledger.query.api.grammar;

import io.leadledger.query.api.grammar.Malformed.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `select`: `*,alias:column,data->>key,amount::text`.
public final class SelectParser {
  private static final String PARAMETER = "select";

  private SelectParser() {}

  public static List<SelectItem> parse(String text) {
    if (text.isBlank()) {
      return List.of(new SelectItem.Everything());
    }
    Scanner in = new Scanner(PARAMETER, text);
    List<SelectItem> items = new ArrayList<>();
    do {
      in.skipSpaces();
      items.add(item(in));
      in.skipSpaces();
    } while (in.skip(","));
    in.expectEnd();
    return items;
  }

  private static SelectItem item(Scanner in) {
    if (in.skip("*")) {
      return new SelectItem.Everything();
    }
    FieldPath field = FieldParser.parse(in);
    @Nullable String alias = null;
    if (field.steps().isEmpty() && in.sees(":") && !in.sees("::")) {
      in.skip(":");
      alias = field.column();
      field = FieldParser.parse(in);
    }
    refuseOtherTables(in, field.place());
    SelectItem.@Nullable Cast cast = null;
    if (in.skip("::")) {
      Place place = in.place();
      cast = new SelectItem.Cast(FieldParser.name(in, "a type is expected"), place);
    }
    return new SelectItem.Item(field, alias, cast);
  }

  private static void refuseOtherTables(Scanner in, Place place) {
    if (in.sees("(") || in.sees("!")) {
      throw new Malformed(
          Kind.NOT_SUPPORTED,
          place,
          "embedding of other tables and aggregate functions are not supported",
          List.of());
    }
  }
}
