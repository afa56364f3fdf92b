package io.leadledger.query.api;

import io.leadledger.query.api.grammar.Filter;
import io.leadledger.query.api.grammar.OrderTerm;
import io.leadledger.query.api.grammar.SelectItem;
import io.leadledger.query.api.sql.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of a table.
///
/// @param cursor where an earlier page ended, after which this one goes on
/// @param counted whether the number of all matching rows is asked for
/// @param forSpreadsheets whether CSV is meant for a spreadsheet
public record ReadRequest(
    List<SelectItem> select,
    Filter filter,
    List<OrderTerm> order,
    Window window,
    @Nullable Cursor cursor,
    boolean counted,
    boolean forSpreadsheets) {

  /// Which of the matching rows, counted from 0.
  public record Window(long offset, long limit) {
    /// All of them.
    public static final Window ALL = new Window(0, Long.MAX_VALUE);

    /// What both windows let through.
    Window within(Window other) {
      long from = Math.max(offset, other.offset);
      long to = Math.min(end(), other.end());
      return new Window(from, Math.max(0, to - from));
    }

    private long end() {
      return limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + limit;
    }
  }

  public ReadRequest {
    select = List.copyOf(select);
    order = List.copyOf(order);
  }
}
