package io.leadledger.query.api.sql;

import io.leadledger.query.api.ReadRequest;
import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.render.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The statements that answer one request on one table. Making it refuses what the table does not
/// have.
public final class TableQuery {
  private final TypedValues values = new TypedValues();
  private final Table<?> from;
  private final Projection projection;
  private final List<Field<String>> cells;
  private final Keyset keyset;
  private final Condition matching;
  private final Condition onThisPage;
  private final long offset;
  private final long rowsBefore;

  /// One row: the cells that are written, and the key on which a next page goes on.
  public record Row(List<@Nullable String> cells, List<@Nullable String> key) {}

  /// How a page ends: how many rows it has, and the key of its last one if more rows follow.
  public record End(long rows, @Nullable List<@Nullable String> continuesAfter) {}

  public TableQuery(ReadTable table, ReadRequest request, Format format) {
    Fields fields = new Fields(table);
    this.from = DSL.table(DSL.name(table.schema(), table.name())).as(Fields.ROW);
    this.projection = new Projection(table, fields, request.select());
    this.cells = format.isJson() ? List.of(projection.asJson()) : projection.asCells();
    this.keyset = Keyset.of(table, fields, request.order());
    this.matching = new Conditions(fields, values).of(request.filter());
    Cursor cursor = request.cursor();
    this.onThisPage =
        cursor == null
            ? matching
            : matching.and(
                keyset.after(cursor.keyIn(keyset.words(), keyset.values().size()), values));
    this.offset = cursor == null ? request.window().offset() : 0;
    this.rowsBefore = cursor == null ? request.window().offset() : cursor.rowsBefore();
  }

  public List<String> names() {
    return projection.names();
  }

  /// How many matching rows come before this page.
  public long rowsBefore() {
    return rowsBefore;
  }

  /// Refuses values that are not of their column's type.
  public void check(DSLContext sql) {
    values.check(sql);
  }

  /// How many rows match, on all pages.
  public long count(DSLContext sql) {
    Long count =
        sql.select(DSL.count().cast(Long.class)).from(from).where(matching).fetchOne(0, Long.class);
    return count == null ? 0 : count;
  }

  /// The rows of the page, and one more if there is one.
  public ResultQuery<? extends Record> rows(DSLContext sql, long limit) {
    List<SelectField<?>> selected = new ArrayList<>(cells);
    selected.addAll(keyset.values());
    return sql.select(selected)
        .from(from)
        .where(onThisPage)
        .orderBy(keyset.sort())
        .limit(limit + 1)
        .offset(offset);
  }

  /// Reads a record of [#rows(DSLContext, long)].
  public Row row(Record row) {
    List<@Nullable String> all = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      all.add(row.get(i, String.class));
    }
    return new Row(all.subList(0, cells.size()), all.subList(cells.size(), all.size()));
  }

  /// How a page of at most `limit` rows ends, without reading more of it than its keys.
  public End end(DSLContext sql, long limit) {
    List<SelectField<?>> selected = new ArrayList<>();
    Field<Integer> number = DSL.field(DSL.name("n"), Integer.class);
    selected.add(DSL.rowNumber().over().orderBy(keyset.sort()).as(number));
    selected.addAll(keyset.values());
    Table<?> page =
        sql.select(selected)
            .from(from)
            .where(onThisPage)
            .orderBy(keyset.sort())
            .limit(limit + 1)
            .offset(offset)
            .asTable("page");
    Result<?> lastTwo =
        sql.select(page.fields()).from(page).orderBy(number.desc()).limit(2).fetch();
    long rows = lastTwo.isEmpty() ? 0 : lastTwo.getFirst().get("n", Long.class) - offset;
    if (rows <= limit) {
      return new End(rows, null);
    }
    Record last = lastTwo.getLast();
    List<@Nullable String> key = new ArrayList<>();
    for (int i = 1; i < last.size(); i++) {
      key.add(last.get(i, String.class));
    }
    return new End(limit, key);
  }

  /// The cursor of the page after a page of `rows` rows whose last one has this key.
  public Cursor next(long rows, List<@Nullable String> key) {
    return new Cursor(keyset.words(), rowsBefore + rows, Collections.unmodifiableList(key));
  }
}
