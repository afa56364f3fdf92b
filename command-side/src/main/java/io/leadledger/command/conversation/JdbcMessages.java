package io.leadledger.command.conversation;

import io.leadledger.command.claims.ClaimDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Messages in the table `command.message`. Of an external id, which may name a person, there is
/// only a digest.
@Component
final class JdbcMessages implements Messages {
  private static final String COLUMNS =
      "select message, conversation, inbound, delivered, read, failed from command.message ";

  private final JdbcClient database;
  private final ClaimDigest digest;

  JdbcMessages(JdbcClient database, ClaimDigest digest) {
    this.database = database;
    this.digest = digest;
  }

  @Override
  public Optional<Known> enter(Entry entry) {
    byte[] external = digest(entry.tenant(), entry.channel(), entry.externalId());
    int entered =
        database
            .sql(
                """
                insert into command.message
                  (message, tenant_id, conversation, channel, version, inbound, external_digest)
                values (?, ?, ?, ?, ?, ?, ?) on conflict on constraint message_external do nothing""")
            .param(entry.message())
            .param(entry.tenant())
            .param(entry.conversation())
            .param(entry.channel())
            .param(entry.version())
            .param(entry.inbound())
            .param(external)
            .update();
    return entered == 1 || external == null
        ? Optional.empty()
        : Optional.of(find(entry.tenant(), entry.channel(), external).orElseThrow());
  }

  @Override
  public Optional<Known> find(UUID conversation, UUID message) {
    return database
        .sql(COLUMNS + "where message = ? and conversation = ?")
        .params(message, conversation)
        .query(JdbcMessages::known)
        .optional();
  }

  @Override
  public Optional<Known> find(UUID tenant, String channel, String externalId) {
    return find(tenant, channel, digest.of(tenant, "message", channel + "\0" + externalId));
  }

  private Optional<Known> find(UUID tenant, String channel, byte[] external) {
    return database
        .sql(COLUMNS + "where tenant_id = ? and channel = ? and external_digest = ?")
        .params(tenant, channel, external)
        .query(JdbcMessages::known)
        .optional();
  }

  @Override
  public Optional<Known> find(UUID tenant, String channel, UUID message) {
    return database
        .sql(COLUMNS + "where tenant_id = ? and channel = ? and message = ?")
        .params(tenant, channel, message)
        .query(JdbcMessages::known)
        .optional();
  }

  @Override
  public Optional<UUID> recorded(
      UUID tenant, UUID conversation, @Nullable String externalId, long version) {
    if (externalId == null) {
      return database
          .sql("select message from command.message where conversation = ? and version = ?")
          .params(conversation, version)
          .query(UUID.class)
          .optional();
    }
    return database
        .sql("select channel from command.message where conversation = ? limit 1")
        .param(conversation)
        .query(String.class)
        .optional()
        .flatMap(channel -> find(tenant, channel, externalId))
        .map(Known::message);
  }

  @Override
  public void markDelivered(UUID message) {
    mark("delivered", message);
  }

  @Override
  public void markRead(UUID message) {
    mark("read", message);
  }

  @Override
  public void markFailed(UUID message) {
    mark("failed", message);
  }

  private void mark(String receipt, UUID message) {
    database
        .sql("update command.message set " + receipt + " = true where message = ?")
        .param(message)
        .update();
  }

  private byte @Nullable [] digest(UUID tenant, String channel, @Nullable String externalId) {
    return externalId == null ? null : digest.of(tenant, "message", channel + "\0" + externalId);
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    return new Known(
        row.getObject("message", UUID.class),
        row.getObject("conversation", UUID.class),
        row.getBoolean("inbound"),
        row.getBoolean("delivered"),
        row.getBoolean("read"),
        row.getBoolean("failed"));
  }
}
