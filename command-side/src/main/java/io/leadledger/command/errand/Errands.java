package io.leadledger.command.errand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Errands in the table `command.errand`, from which each of several processes takes some. Who
/// takes one has it for a lease; if it has not said by then what became of it, another takes it.
@Component
public class Errands {
  private static final String TAKE =
      """
      update command.errand taken
      set attempt = taken.attempt + 1, due = now() + make_interval(secs => :lease)
      from (
        select kind, id from command.errand next
        where kind = :kind and due <= now() and not exists (
          select from command.errand earlier
          where earlier.kind = next.kind and earlier.stream = next.stream and earlier.place < next.place)
        order by due limit :most for update skip locked) due
      where taken.kind = due.kind and taken.id = due.id
      returning taken.*""";

  private final JdbcClient database;
  private volatile Runnable added = () -> {};

  Errands(JdbcClient database) {
    this.database = database;
  }

  /// Adds an errand, in the present transaction; one that is there stays as it is.
  public void add(Errand errand) {
    database
        .sql(
            """
            insert into command.errand (kind, id, tenant_id, stream, place, event_id, correlation_id)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
        .params(
            errand.kind(),
            errand.id(),
            errand.tenant(),
            errand.stream(),
            errand.place(),
            errand.event(),
            errand.correlation())
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            added.run();
          }
        });
  }

  /// To be told when this process has added errands.
  void whenAdded(Runnable told) {
    added = told;
  }

  /// Takes errands that are due, of each stream the first.
  List<Errand> take(String kind, int most, Duration lease) {
    return database
        .sql(TAKE)
        .param("lease", lease.toMillis() / 1_000.0)
        .param("kind", kind)
        .param("most", most)
        .query(Errands::errand)
        .list();
  }

  /// Unless somebody else has taken it meanwhile.
  void done(Errand errand) {
    database
        .sql("delete from command.errand where kind = ? and id = ? and attempt = ?")
        .params(errand.kind(), errand.id(), errand.attempt())
        .update();
  }

  void again(Errand errand, Duration pause) {
    database
        .sql(
            """
            update command.errand set due = now() + make_interval(secs => ?)
            where kind = ? and id = ? and attempt = ?""")
        .params(pause.toMillis() / 1_000.0, errand.kind(), errand.id(), errand.attempt())
        .update();
  }

  private static Errand errand(ResultSet row, int number) throws SQLException {
    return new Errand(
        row.getString("kind"),
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("stream", UUID.class),
        row.getLong("place"),
        row.getObject("event_id", UUID.class),
        row.getObject("correlation_id", UUID.class),
        row.getInt("attempt"));
  }
}
