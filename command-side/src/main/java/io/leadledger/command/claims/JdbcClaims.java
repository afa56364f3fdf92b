package io.leadledger.command.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Claims in the table `command.claim`. A claim that another transaction is about to make is waited
/// for; kinds are claimed in one order, so that two such waits cannot block each other.
final class JdbcClaims implements Claims {
  private final JdbcClient database;
  private final ClaimDigest digest;

  JdbcClaims(JdbcClient database, ClaimDigest digest) {
    this.database = database;
    this.digest = digest;
  }

  @Override
  public Optional<Taken> claim(UUID tenant, UUID holder, Map<String, String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    var ordered = new TreeMap<>(values);
    String[] kinds = ordered.keySet().toArray(String[]::new);
    byte[][] digests =
        ordered.entrySet().stream()
            .map(value -> digest.of(tenant, value.getKey(), value.getValue()))
            .toArray(byte[][]::new);
    int claimed =
        database
            .sql(
                """
                insert into command.claim (tenant_id, holder, kind, digest)
                select ?, ?, kind, digest from unnest(?::text[], ?::bytea[]) as wanted (kind, digest)
                on conflict (tenant_id, kind, digest) do nothing""")
            .params(tenant, holder, kinds, digests)
            .update();
    return claimed == kinds.length ? Optional.empty() : firstTaken(tenant, holder, kinds, digests);
  }

  @Override
  public void release(UUID tenant, UUID holder, Set<String> kinds) {
    database
        .sql("delete from command.claim where holder = ? and tenant_id = ? and kind = any (?)")
        .params(holder, tenant, kinds.toArray(String[]::new))
        .update();
  }

  @Override
  public Optional<UUID> holder(UUID tenant, String kind, String value) {
    return database
        .sql("select holder from command.claim where tenant_id = ? and kind = ? and digest = ?")
        .params(tenant, kind, digest.of(tenant, kind, value))
        .query(UUID.class)
        .optional();
  }

  private Optional<Taken> firstTaken(UUID tenant, UUID holder, String[] kinds, byte[][] digests) {
    List<Taken> present =
        database
            .sql(
                """
                select kind, holder
                from command.claim join unnest(?::text[], ?::bytea[]) as wanted (kind, digest) using (kind, digest)
                where tenant_id = ? order by kind""")
            .params(kinds, digests, tenant)
            .query(
                (row, _) -> new Taken(row.getString("kind"), row.getObject("holder", UUID.class)))
            .list();
    if (present.size() < kinds.length) {
      throw new CannotAcquireLockException("A claim was given up while it was asked for");
    }
    return present.stream().filter(claim -> !claim.holder().equals(holder)).findFirst();
  }
}
