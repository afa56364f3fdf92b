package io.leadledger.store.schema;

import java.util.List;

/// A bean that makes one PostgreSQL schema known: its migrations are in a folder of the class
/// path, its history of migrations is in a table inside the schema. They are carried out before any
/// bean gets the database to see; those of `events` first, because they make the role that the
/// others grant to.
///
/// @param folder below `db` where the migrations are: usually named as the schema
/// @param callbacks folders beside `db/<schema>` whose scripts run with each migration; Flyway's
///     placeholders are replaced where there are any
public record SchemaMigration(String schema, String folder, List<String> callbacks) {

  public SchemaMigration(String schema, List<String> callbacks) {
    this(schema, schema, callbacks);
  }

  public SchemaMigration(String schema) {
    this(schema, List.of());
  }
}
