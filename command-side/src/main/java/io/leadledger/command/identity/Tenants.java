package io.leadledger.command.identity;

import io.leadledger.command.identity.TenantReads.KnownTenant;
import io.leadledger.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which tenants there are and which of them are suspended (`command.tenant`), kept in the
/// transaction of the events that change it.
@Component
public class Tenants {
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(1);

  private final JdbcClient database;
  private final Map<UUID, Standing> standings = new ConcurrentHashMap<>();

  Tenants(JdbcClient database) {
    this.database = database;
  }

  /// Whether the tenant is suspended. The answer may be a second old, which spares each command a
  /// round trip.
  boolean isSuspended(UUID tenant) {
    Instant now = Instant.now();
    Standing standing =
        standings.compute(
            tenant,
            (_, known) -> known != null && now.isBefore(known.until()) ? known : read(tenant, now));
    return standing.suspended();
  }

  /// Whether this tenant has been registered.
  public boolean exists(UUID tenant) {
    return database
        .sql("select exists (select from command.tenant where tenant_id = ?)")
        .param(tenant)
        .query(Boolean.class)
        .single();
  }

  /// A tenant as it stands now.
  Optional<KnownTenant> find(UUID tenant) {
    return database
        .sql("select tenant_id as id, suspended from command.tenant where tenant_id = ?")
        .param(tenant)
        .query(KnownTenant.class)
        .optional();
  }

  /// @throws ProblemException 404 `not-found` if no such tenant has been registered
  void require(UUID tenant) {
    if (!exists(tenant)) {
      throw nothing();
    }
  }

  static ProblemException nothing() {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "not-found", "There is nothing with this id.");
  }

  void add(UUID tenant) {
    database.sql("insert into command.tenant (tenant_id) values (?)").param(tenant).update();
  }

  void suspend(UUID tenant, boolean suspended) {
    database
        .sql("update command.tenant set suspended = ? where tenant_id = ?")
        .params(suspended, tenant)
        .update();
  }

  /// Forgets what was believed, as soon as this process itself has changed it.
  void forget(UUID tenant) {
    standings.remove(tenant);
  }

  private Standing read(UUID tenant, Instant now) {
    boolean suspended =
        database
            .sql("select exists (select from command.tenant where tenant_id = ? and suspended)")
            .param(tenant)
            .query(Boolean.class)
            .single();
    return new Standing(suspended, now.plus(BELIEVED_FOR));
  }

  private record Standing(boolean suspended, Instant until) {}
}
