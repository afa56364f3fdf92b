package io.leadledger.query.api.sql;

import io.leadledger.query.api.QueryProblems;
import io.leadledger.query.api.grammar.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where a page ended: the order it was read in, how many rows there were up to its end, and the
/// key of its last row. Clients pass it on without looking inside; what is inside are values that
/// they have seen.
public record Cursor(String order, long rowsBefore, List<@Nullable String> key) {
  /// The query parameter that goes on after a cursor.
  public static final String PARAMETER = "_cursor";

  private static final JsonMapper JSON = JsonMapper.shared();

  public Cursor {
    key = Collections.unmodifiableList(key);
  }

  public String encoded() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
  }

  /// Reads what [#encoded()] has written.
  public static Cursor decoded(String text) {
    try {
      Cursor cursor =
          JSON.readValue(
              new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8),
              Cursor.class);
      if (cursor != null && cursor.rowsBefore >= 0) {
        return cursor;
      }
    } catch (IllegalArgumentException | NullPointerException | JacksonException e) {
      // told below, whatever is wrong with it
    }
    throw invalid("The cursor is not one of ours");
  }

  /// The key, if the cursor was made for this order of so many keys.
  List<@Nullable String> keyIn(String words, int keys) {
    if (!words.equals(order) || key.size() != keys) {
      throw invalid("The cursor belongs to another order");
    }
    return key;
  }

  private static RuntimeException invalid(String message) {
    return QueryProblems.cannot("invalid-cursor", new Place(PARAMETER, 0), message);
  }
}
