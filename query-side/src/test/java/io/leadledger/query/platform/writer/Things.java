package io.leadledger.query.platform.writer;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/// A table with a column of every kind that the writer has to cope with.
final class Things extends TableImpl<Record> {
  private static final long serialVersionUID = 1L;

  static final String SCHEMA = "things";
  static final Things THINGS = new Things();

  final TableField<Record, UUID> id =
      createField(DSL.name("id"), SQLDataType.UUID.nullable(false), this);
  final TableField<Record, Integer> part =
      createField(DSL.name("part"), SQLDataType.INTEGER.nullable(false), this);
  final TableField<Record, String> name =
      createField(DSL.name("name"), SQLDataType.VARCHAR(20), this);
  final TableField<Record, String> code = createField(DSL.name("code"), SQLDataType.VARCHAR, this);
  final TableField<Record, String> mood = createField(DSL.name("mood"), SQLDataType.VARCHAR, this);
  final TableField<Record, Integer> amount =
      createField(DSL.name("amount"), SQLDataType.INTEGER, this);
  final TableField<Record, BigDecimal> price =
      createField(DSL.name("price"), SQLDataType.NUMERIC(10, 2), this);
  final TableField<Record, String[]> tags =
      createField(DSL.name("tags"), SQLDataType.VARCHAR.getArrayDataType(), this);
  final TableField<Record, JSONB> facts = createField(DSL.name("facts"), SQLDataType.JSONB, this);
  final TableField<Record, String> address =
      createField(DSL.name("address"), SQLDataType.VARCHAR, this);
  final TableField<Record, byte[]> bytes = createField(DSL.name("bytes"), SQLDataType.BLOB, this);
  final TableField<Record, LocalDateTime> local =
      createField(DSL.name("local"), SQLDataType.LOCALDATETIME(6), this);
  final TableField<Record, OffsetDateTime> moment =
      createField(DSL.name("moment"), SQLDataType.TIMESTAMPWITHTIMEZONE(6), this);
  final TableField<Record, Boolean> active =
      createField(DSL.name("active"), SQLDataType.BOOLEAN, this);

  private Things() {
    super(DSL.name("things"));
  }

  @Override
  public Schema getSchema() {
    return DSL.schema(DSL.name(SCHEMA));
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public UniqueKey<Record> getPrimaryKey() {
    return Internal.createUniqueKey(
        this, DSL.name("things_pkey"), new TableField[] {id, part}, true);
  }

  /// Makes the table in a schema of this name.
  static void create(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema %1$s;
          create type %1$s.mood as enum ('calm', 'wild');
          create table %1$s.things (
            id uuid, part integer,
            name varchar(20),
            code varchar,
            mood %1$s.mood not null default 'calm',
            amount integer not null default 7 check (amount >= 0),
            price numeric(10,2),
            tags varchar[] not null default '{}',
            facts jsonb,
            address inet,
            bytes bytea,
            local timestamp,
            moment timestamptz,
            active boolean default true,
            twice integer generated always as (amount * 2) stored,
            _tenant_id uuid not null, _position bigint not null, _event_id uuid not null,
            primary key (id, part),
            unique (code))"""
              .formatted(schema));
    }
  }

  /// All rows, each as PostgreSQL's own text, by key.
  static Map<String, String> rows(Connection connection, String schema) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "select id || ' ' || part, t::text from " + schema + ".things t")) {
      while (found.next()) {
        rows.put(found.getString(1), found.getString(2));
      }
    }
    return rows;
  }

  /// One cell as text.
  static @Nullable String cell(Connection connection, UUID id, String column) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select (" + column + ")::text from things.things where id = ?")) {
      statement.setObject(1, id);
      try (var found = statement.executeQuery()) {
        if (!found.next()) {
          throw new AssertionError("no row " + id);
        }
        return found.getString(1);
      }
    }
  }
}
