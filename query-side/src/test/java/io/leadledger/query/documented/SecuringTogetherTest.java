package io.leadledger.query.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.store.schema.MigrateFirst;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Processes of one database that start in the same moment.
class SecuringTogetherTest {
  private static final int PROCESSES = 4;

  @Test
  void processes_that_start_at_once_let_clients_read_together() throws Exception {
    DataSource source = LiveSchemas.newDatabase().dataSource();
    JdbcClient database = JdbcClient.create(source);
    for (String schema : ReadSchemas.DOCUMENTED) {
      database.sql("revoke usage on schema %s from leadledger_reader".formatted(schema)).update();
      database
          .sql("revoke select on all tables in schema %s from leadledger_reader".formatted(schema))
          .update();
      start(source, schema);

      assertThat(
              database
                  .sql(
                      """
                      select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = '_tenant_id'
                      where relnamespace = ?::regnamespace and relkind = 'r'
                        and not has_table_privilege('leadledger_reader', c.oid, 'SELECT')""")
                  .param(schema)
                  .query(Long.class)
                  .single())
          .isZero();
    }
  }

  private static void start(DataSource source, String schema) throws Exception {
    var together = new CyclicBarrier(PROCESSES);
    Callable<Void> process =
        () -> {
          together.await();
          MigrateFirst.migrate(source, ReadSchemas.migration(schema, schema));
          return null;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> started = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        started.add(threads.submit(process));
      }
      for (Future<Void> each : started) {
        each.get();
      }
    }
  }
}
