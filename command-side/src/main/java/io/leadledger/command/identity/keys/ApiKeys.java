package io.leadledger.command.identity.keys;

import io.leadledger.http.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `command.api_key`, kept in the transaction of the events that change it.
@Component
public class ApiKeys {
  private final JdbcClient database;

  ApiKeys(JdbcClient database) {
    this.database = database;
  }

  /// A key that has just been given out.
  public void add(ApiKey key, String secretHash) {
    database
        .sql(
            """
            insert into command.api_key (key_id, tenant_id, user_id, role, fingerprint, secret_hash, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(
            Arrays.asList(
                key.id(),
                key.tenant(),
                key.member(),
                key.role().value(),
                key.fingerprint(),
                secretHash,
                timestamp(key.expiresAt())))
        .update();
  }

  /// Whether there is such a key, revoked or not.
  public boolean exists(UUID key) {
    return database
        .sql("select exists (select from command.api_key where key_id = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  /// A key of this tenant, also one that is revoked.
  public Optional<KnownKey> find(UUID tenant, UUID key) {
    return database
        .sql(
            """
            select key_id as id, user_id as member, role, fingerprint, expires_at, revoked
            from command.api_key where key_id = ? and tenant_id = ?""")
        .params(key, tenant)
        .query(KnownKey.class)
        .optional();
  }

  /// The keys of a tenant that are not revoked.
  public List<UUID> living(UUID tenant) {
    return database
        .sql("select key_id from command.api_key where tenant_id = ? and not revoked")
        .param(tenant)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  public void revoke(UUID key) {
    database.sql("update command.api_key set revoked = true where key_id = ?").param(key).update();
  }

  /// A key that opens something now: not revoked, not expired, of an active member whose role still
  /// includes the key's, of a tenant that is not suspended.
  public Optional<HashedKey> findLiving(UUID key) {
    return database
        .sql(
            """
            select k.tenant_id, k.user_id, k.role, k.secret_hash, m.role as member_role
            from command.api_key k
            join command.member m on m.user_id = k.user_id and m.tenant_id = k.tenant_id and m.active
            join command.tenant t on t.tenant_id = k.tenant_id and not t.suspended
            where k.key_id = ? and not k.revoked and (k.expires_at is null or k.expires_at > now())""")
        .param(key)
        .query(HashedKey.class)
        .optional()
        .filter(HashedKey::opens);
  }

  private static @Nullable OffsetDateTime timestamp(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  /// What is known of a key besides its secret.
  public record ApiKey(
      UUID id,
      UUID tenant,
      UUID member,
      Role role,
      String fingerprint,
      @Nullable Instant expiresAt) {}

  /// A key as it stands, without its secret.
  public record KnownKey(
      UUID id,
      UUID member,
      String role,
      String fingerprint,
      @Nullable Instant expiresAt,
      boolean revoked) {}

  /// A living key, to be held against a secret.
  public record HashedKey(
      UUID tenantId, UUID userId, String role, String secretHash, String memberRole) {

    private boolean opens() {
      Optional<Role> member = Role.find(memberRole);
      return Role.find(role)
          .filter(own -> member.isPresent() && member.get().includes(own))
          .isPresent();
    }
  }
}
