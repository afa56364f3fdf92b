package io.leadledger.query.api.sql;

import io.leadledger.query.api.catalogue.ReadColumn.Kind;
import org.jooq.Field;

/// An expression over a row, with the SQL type of its values and what may be asked of them.
///
/// @param label how it is named towards clients: the column, with its steps into JSON
record TypedField(Field<?> expression, String type, Kind kind, boolean nullable, String label) {}
