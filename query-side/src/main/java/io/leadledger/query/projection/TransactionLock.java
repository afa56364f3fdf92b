package io.leadledger.query.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

/// A lock on a schema that the present transaction holds until it ends: many share it, or one has
/// it alone.
///
/// @param what it is held for: locks for different ends have nothing to do with each other
record TransactionLock(JdbcClient database, String what) {

  void share(String schema) {
    call("pg_advisory_xact_lock_shared", schema);
  }

  void takeAlone(String schema) {
    call("pg_advisory_xact_lock", schema);
  }

  private void call(String function, String schema) {
    database
        .sql("select " + function + "(hashtext(?), hashtext(?))::text")
        .params(what, schema)
        .query(String.class)
        .single();
  }
}
