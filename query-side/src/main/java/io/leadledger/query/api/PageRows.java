package io.leadledger.query.api;

import io.leadledger.query.api.sql.TableQuery;
import io.leadledger.query.api.sql.TableQuery.End;
import io.leadledger.query.api.sql.TableQuery.Row;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Queue;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The rows of a page, in order. Its beginning is read ahead: a short page ends within it, so that
/// its end is known for nothing; of a long one the end is asked for separately and the rest stays
/// in the database until it is written.
final class PageRows implements Iterator<Row>, AutoCloseable {
  private static final int FETCH_SIZE = 250;
  private static final int READ_AHEAD_ROWS = 1_000;
  private static final int READ_AHEAD_CHARACTERS = 500_000;

  private final TableQuery query;
  private final Cursor<? extends Record> cursor;
  private final Queue<Row> ahead = new ArrayDeque<>();
  private final boolean complete;
  private final End end;
  private long left;

  private PageRows(DSLContext sql, TableQuery query, Cursor<? extends Record> cursor, long limit) {
    this.query = query;
    this.cursor = cursor;
    this.complete = readAhead(limit);
    this.end = complete ? endOfAhead(limit) : query.end(sql, limit);
    this.left = end.rows();
  }

  static PageRows open(DSLContext sql, TableQuery query, long limit) {
    Cursor<? extends Record> cursor = query.rows(sql, limit).fetchSize(FETCH_SIZE).fetchLazy();
    try {
      return new PageRows(sql, query, cursor, limit);
    } catch (RuntimeException e) {
      cursor.close();
      throw e;
    }
  }

  /// Whether all rows have been read ahead, so that writing them cannot fail on the database any
  /// more.
  boolean complete() {
    return complete;
  }

  End end() {
    return end;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Row next() {
    left--;
    Row row = ahead.poll();
    return row == null ? query.row(Objects.requireNonNull(cursor.fetchNext())) : row;
  }

  @Override
  public void close() {
    cursor.close();
  }

  private boolean readAhead(long limit) {
    long characters = 0;
    while (ahead.size() <= limit) {
      if (ahead.size() >= READ_AHEAD_ROWS || characters >= READ_AHEAD_CHARACTERS) {
        return false;
      }
      Record next = cursor.fetchNext();
      if (next == null) {
        return true;
      }
      Row row = query.row(next);
      ahead.add(row);
      for (@Nullable String cell : row.cells()) {
        characters += cell == null ? 0 : cell.length();
      }
    }
    return true;
  }

  private End endOfAhead(long limit) {
    if (ahead.size() <= limit) {
      return new End(ahead.size(), null);
    }
    Row last = null;
    long n = 0;
    for (Row row : ahead) {
      if (n++ == limit) {
        break;
      }
      last = row;
    }
    return new End(limit, last == null ? null : last.key());
  }
}
