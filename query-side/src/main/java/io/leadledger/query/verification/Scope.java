package io.leadledger.query.verification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is verified.
///
/// @param tenant whose rows; null for those of all tenants
/// @param schema null for all read schemas
/// @param table of that schema; null for all of them
/// @param row the primary key's value, the values of a composite one joined by commas; null for all
///     rows
public record Scope(
    @Nullable UUID tenant, @Nullable String schema, @Nullable String table, @Nullable String row) {

  /// All rows of all tenants.
  public static final Scope EVERYTHING = new Scope(null, null, null, null);
}
