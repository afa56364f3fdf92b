package io.leadledger.store.erasure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.leadledger.store.personal.SubjectKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is erased, in the table `vault.erasure`.
public final class Erasures {
  private final JdbcClient database;
  private final SubjectKeys keys;

  public Erasures(JdbcClient database, SubjectKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /// Destroys the subject's key and sets down that its copies are to be erased, both in the present
  /// transaction. What has begun before goes on as it did.
  public void begin(UUID tenant, UUID subject, UUID requestedBy, String ground) {
    keys.destroy(subject);
    database
        .sql(
            """
            insert into vault.erasure (subject, tenant_id, requested_by, ground) values (?, ?, ?, ?)
            on conflict do nothing""")
        .params(subject, tenant, requestedBy, ground)
        .update();
  }

  public Optional<Erasure> find(UUID tenant, UUID subject) {
    return database
        .sql("select * from vault.erasure where subject = ? and tenant_id = ?")
        .params(subject, tenant)
        .query(Erasures::erasure)
        .optional();
  }

  /// How many erasures of the tenant have ever begun.
  public long begun(UUID tenant) {
    return database
        .sql("select count(*) from vault.erasure where tenant_id = ?")
        .param(tenant)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  /// Whether read rows of the tenant may tell what the history no longer says.
  ///
  /// @param part that has to be done of everybody for the answer to be no; a process that has a key
  ///     in its memory may write such rows once more between the two parts of the read tables
  public boolean leavesRows(UUID tenant, ErasurePart part) {
    return database
        .sql(
            """
            select exists (select from vault.erasure
              where tenant_id = ? and completed_at is null and not done @> array[?::text])""")
        .params(tenant, part.name())
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  UnderWay underWay() {
    return database
        .sql(
            """
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(requested_at)), 0)
            from vault.erasure where completed_at is null""")
        .query((row, _) -> new UnderWay(row.getLong(1), row.getDouble(2)))
        .single();
  }

  /// By tenant, those of whom this part is next. From here on their keys are not in this process's
  /// memory.
  ///
  /// @param after how long ago the key has to have been destroyed
  Map<UUID, Set<UUID>> waitingFor(ErasurePart part, Duration after) {
    String[] before =
        Arrays.stream(ErasurePart.values())
            .filter(earlier -> earlier.compareTo(part) < 0)
            .map(Enum::name)
            .toArray(String[]::new);
    List<Erasure> waiting =
        database
            .sql(
                """
                select * from vault.erasure
                where completed_at is null and not done @> array[?::text] and done @> ?::text[]
                  and requested_at <= clock_timestamp() - make_interval(secs => ?)""")
            .params(part.name(), before, after.toMillis() / 1_000.0)
            .query(Erasures::erasure)
            .list();
    keys.areDestroyed(waiting.stream().map(Erasure::subject).toList());
    return waiting.stream()
        .collect(groupingBy(Erasure::tenant, mapping(Erasure::subject, toSet())));
  }

  /// The last part completes it.
  void done(ErasurePart part, Set<UUID> subjects) {
    database
        .sql(
            """
            update vault.erasure set done = done || ?::text,
              completed_at = case when cardinality(done) + 1 = ? then clock_timestamp() end
            where subject = any (?) and not done @> array[?::text]""")
        .params(
            part.name(), ErasurePart.values().length, subjects.toArray(UUID[]::new), part.name())
        .update();
  }

  private static Erasure erasure(ResultSet row, int number) throws SQLException {
    OffsetDateTime completed = row.getObject("completed_at", OffsetDateTime.class);
    return new Erasure(
        row.getObject("subject", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("requested_by", UUID.class),
        row.getString("ground"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        List.of((String[]) row.getArray("done").getArray()),
        completed == null ? null : completed.toInstant());
  }
}
