package io.leadledger.command.identity;

import io.leadledger.command.identity.TenantReads.KnownMember;
import io.leadledger.http.Role;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The active members and their roles (`command.member`), kept in the transaction of the events
/// that change them.
@Component
class Members {
  private final JdbcClient database;

  Members(JdbcClient database) {
    this.database = database;
  }

  /// The role of an active member of this tenant.
  Optional<Role> roleOf(UUID tenant, UUID user) {
    return database
        .sql("select role from command.member where user_id = ? and tenant_id = ? and active")
        .params(user, tenant)
        .query(String.class)
        .optional()
        .flatMap(Role::find);
  }

  /// A member of this tenant, also one who has left.
  Optional<KnownMember> find(UUID tenant, UUID user) {
    return database
        .sql(
            """
            select user_id as id, role, active from command.member
            where user_id = ? and tenant_id = ?""")
        .params(user, tenant)
        .query(KnownMember.class)
        .optional();
  }

  /// Whether the tenant has an active owner besides this one. Two owners who leave at once wait for
  /// each other here, so that the second is seen to be the last.
  boolean hasOwnerBesides(UUID tenant, UUID user) {
    return database
        .sql(
            """
            select user_id from command.member
            where tenant_id = ? and active and role = 'owner' order by user_id for update""")
        .param(tenant)
        .query(UUID.class)
        .list()
        .stream()
        .anyMatch(owner -> !owner.equals(user));
  }

  void add(UUID tenant, UUID user, Role role) {
    database
        .sql("insert into command.member (user_id, tenant_id, role) values (?, ?, ?)")
        .params(user, tenant, role.value())
        .update();
  }

  void change(UUID user, Role role) {
    database
        .sql("update command.member set role = ? where user_id = ?")
        .params(role.value(), user)
        .update();
  }

  void deactivate(UUID user) {
    database.sql("update command.member set active = false where user_id = ?").param(user).update();
  }
}
