package io.leadledger.query.platform.writer;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What becomes of one row: of one event's doing as the projector stated it, or of a batch's after
/// folding.
///
/// `cells` has a place for each column of the table: the text form of its new value, or [#UNSET].
/// `present` tells that the row must have been there before, else the change is refused.
record RowChange(
    ReadTable table,
    UUID tenant,
    List<String> key,
    Kind kind,
    boolean present,
    @Nullable String[] cells,
    long position,
    UUID event) {

  /// Marks a cell that no change has set; told from a set `null`, and from an equal text, by
  /// identity.
  @SuppressWarnings("StringOperationCanBeSimplified")
  static final String UNSET = new String("unset");

  enum Kind {
    INSERT,
    UPDATE,
    DELETE
  }

  /// Which row: rows of two tenants are never the same one, even if their keys are equal.
  record Row(ReadTable table, UUID tenant, List<String> key) {
    @Override
    public String toString() {
      return table + " " + key;
    }
  }

  /// The new value of a cell; `null` also where it is not set.
  @SuppressWarnings("ReferenceEquality") // UNSET is one object
  @Nullable String cell(int column) {
    return cells[column] == UNSET ? null : cells[column];
  }

  /// The columns that are set, be it to `null`.
  @SuppressWarnings("ReferenceEquality") // UNSET is one object
  BitSet setCells() {
    BitSet set = new BitSet(cells.length);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != UNSET) {
        set.set(i);
      }
    }
    return set;
  }

  Row row() {
    return new Row(table, tenant, key);
  }

  /// This change and then a later one of the same row, as one. The law that it keeps: carrying out
  /// the result leaves the same row as carrying out both, and is refused where either of both would
  /// be.
  ///
  /// @throws RowRefused if `next` updates what this change has deleted
  RowChange then(RowChange next) {
    boolean wasPresent = present;
    return switch (next.kind) {
      case DELETE, INSERT -> next.expecting(wasPresent || kind == Kind.UPDATE);
      case UPDATE ->
          switch (kind) {
            case DELETE -> throw missing(row(), next.event);
            case INSERT, UPDATE ->
                new RowChange(
                    table,
                    tenant,
                    key,
                    kind,
                    wasPresent,
                    merged(cells, next.cells),
                    next.position,
                    next.event);
          };
    };
  }

  static RowRefused missing(Row row, UUID event) {
    return new RowRefused(
        "Event " + event + " changes a row of " + row.table() + " that is not there: " + row.key());
  }

  private RowChange expecting(boolean present) {
    return present ? new RowChange(table, tenant, key, kind, true, cells, position, event) : this;
  }

  @SuppressWarnings("ReferenceEquality") // UNSET is one object
  private static @Nullable String[] merged(@Nullable String[] earlier, @Nullable String[] later) {
    @Nullable String[] merged = earlier.clone();
    for (int i = 0; i < later.length; i++) {
      if (later[i] != UNSET) {
        merged[i] = later[i];
      }
    }
    return merged;
  }
}
