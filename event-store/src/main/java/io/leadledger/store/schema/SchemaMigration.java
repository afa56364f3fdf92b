package io.leadledger.store.schema;

/// A bean that makes one PostgreSQL schema known: its migrations are in `db/<schema>` on the class
// path, its history of
/// migrations is in a table inside the schema. They are carried out before any bean gets the
// database to see; those of
/// `events` first, because they make the role that the others grant to.
public record SchemaMigration(String schema) {}
