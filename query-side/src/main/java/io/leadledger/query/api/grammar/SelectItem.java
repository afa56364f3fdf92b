package io.leadledger.query.api.grammar;

import org.jspecify.annotations.Nullable;

/// One item of `select`.
public sealed interface SelectItem {

  /// `*`: every column of the table.
  record Everything() implements SelectItem {}

  /// `alias:field::cast`, alias and cast being optional.
  record Item(FieldPath field, @Nullable String alias, @Nullable Cast cast) implements SelectItem {

    public String outputName() {
      return alias == null ? field.outputName() : alias;
    }
  }

  /// A type to show a value as.
  record Cast(String type, Place place) {}
}
