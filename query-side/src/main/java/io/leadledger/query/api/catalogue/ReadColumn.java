package io.leadledger.query.api.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column: `type` as documented, with its length; `values` for a type that lists its values.
///
/// @param sqlType the type without length, to which values of filters are cast: a length would cut
///     them silently
/// @param kind what can be asked of it
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReadColumn(
    String name,
    String type,
    @JsonIgnore String sqlType,
    @JsonIgnore Kind kind,
    boolean nullable,
    List<String> values,
    @Nullable String documentation) {

  /// What operators and steps a type takes.
  public enum Kind {
    TEXT,
    BOOLEAN,
    NUMBER,
    JSON,
    ARRAY,
    RANGE,
    OTHER
  }

  public ReadColumn {
    values = List.copyOf(values);
  }
}
