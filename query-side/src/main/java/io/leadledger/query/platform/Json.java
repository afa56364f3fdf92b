package io.leadledger.query.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Values for `jsonb` columns. Components of a record are named in snake_case, as columns are, and
/// left out when they are null; keys of a map stay as they are.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              any -> any.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /// The value as JSON; null for null.
  public static @Nullable JSONB of(@Nullable Object value) {
    return value == null ? null : JSONB.valueOf(MAPPER.writeValueAsString(value));
  }

  /// The value as JSON; an empty object for null, for columns that always hold one.
  public static JSONB orEmpty(@Nullable Object value) {
    JSONB json = of(value);
    return json == null ? JSONB.valueOf("{}") : json;
  }
}
