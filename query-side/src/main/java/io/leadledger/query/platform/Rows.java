package io.leadledger.query.platform;

import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// The read rows that one event changes. A projector states changes and reads nothing; a writer
/// folds the changes of a whole batch and carries them out.
///
/// `key` is always the values of the table's primary key, in its order. Tenant, position and event
/// id are stamped by the writer, on every row.
public interface Rows {

  /// A whole new row: what is not set has the column's default. A row with this key that is there
  /// already is replaced.
  Values insert(Table<?> table);

  /// Sets columns of the row with this key, which must be there: else the event is parked.
  Values update(Table<?> table, Object... key);

  /// Removes the row with this key, if it is there.
  void delete(Table<?> table, Object... key);

  /// Column values of one row change.
  interface Values {
    <T> Values set(Field<T> field, @Nullable T value);
  }
}
