package io.leadledger.query.history;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.query.api.ReadSession;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.SettledPrefix;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads the view `events.history`, up to where it is settled and no further: what stands before an
/// event that has been read can never change, so whoever goes on after it misses nothing.
@Component
class History {
  private static final Table<Record> HISTORY = table(name("events", "history")).as("h");
  private static final Field<Long> POSITION = column("position", Long.class);
  private static final Field<String> NAME = column("name", String.class);
  private static final Field<OffsetDateTime> TIME =
      field(name("h", "time"), SQLDataType.TIMESTAMPWITHTIMEZONE);
  private static final Field<String> EVENT =
      field("row_to_json({0})::text", String.class, name("h")).as("event");

  private final ReadSession session;
  private final SettledPrefix settled;
  private final DataSource database;

  private final boolean elsewhere;

  History(
      ReadSession session, SettledPrefix settled, DataSource database, Environment environment) {
    this.session = session;
    this.settled = settled;
    this.database = database;
    this.elsewhere = environment.matchesProfiles(EventStoreDefaults.AXON_SERVER);
  }

  /// An event, its members being the view's columns.
  record Event(long position, String name, String json) {}

  /// The newest position that may be read.
  long settledPosition() {
    return settled.position(database);
  }

  /// The first events of the caller's tenant that are asked for, in this order.
  List<Event> read(Caller caller, HistoryQuestion question, boolean newestFirst, int limit) {
    refuseElsewhere();
    long end = settledPosition();
    return session.read(
        caller,
        sql ->
            sql.select(POSITION, NAME, EVENT)
                .from(HISTORY)
                .where(conditions(question))
                .and(POSITION.le(end))
                .orderBy(newestFirst ? POSITION.desc() : POSITION.asc())
                .limit(limit)
                .fetch(row -> new Event(row.value1(), row.value2(), row.value3())));
  }

  /// Refuses where the history is in Axon Server, which has its own ways to look into it.
  void refuseElsewhere() {
    if (elsewhere) {
      throw new ProblemException(
          HttpStatus.NOT_IMPLEMENTED,
          "history-elsewhere",
          "The history is kept in Axon Server and is read there.");
    }
  }

  private static List<Condition> conditions(HistoryQuestion question) {
    List<Condition> conditions = new ArrayList<>();
    equal(conditions, column("stream", UUID.class), question.stream());
    equal(conditions, column("actor", UUID.class), question.actor());
    equal(conditions, column("correlation", UUID.class), question.correlation());
    if (!question.name().isEmpty()) {
      conditions.add(NAME.eq(DSL.any(question.name().toArray(String[]::new))));
    }
    Instant from = question.from();
    if (from != null) {
      conditions.add(TIME.ge(from.atOffset(java.time.ZoneOffset.UTC)));
    }
    Instant to = question.to();
    if (to != null) {
      conditions.add(TIME.lt(to.atOffset(java.time.ZoneOffset.UTC)));
    }
    Long after = question.after();
    if (after != null) {
      conditions.add(POSITION.gt(after));
    }
    Long before = question.before();
    if (before != null) {
      conditions.add(POSITION.lt(before));
    }
    return conditions;
  }

  private static void equal(List<Condition> conditions, Field<UUID> column, @Nullable UUID value) {
    if (value != null) {
      conditions.add(column.eq(value));
    }
  }

  private static <T> Field<T> column(String column, Class<T> type) {
    return field(name("h", column), type);
  }
}
