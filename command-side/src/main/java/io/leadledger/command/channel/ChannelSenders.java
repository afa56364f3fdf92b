package io.leadledger.command.channel;

import io.leadledger.events.Ids;
import io.leadledger.store.vault.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The adapters of all tenants, one for each channel at most, in `command.channel_sender`; their
/// secrets are in the vault.
@Component
class ChannelSenders {
  private final JdbcClient database;
  private final Secrets secrets;
  private final JsonMapper json;

  ChannelSenders(JdbcClient database, Secrets secrets, JsonMapper json) {
    this.database = database;
    this.secrets = secrets;
    this.json = json;
  }

  /// An adapter as it is set up.
  ///
  /// @param disabledBecause why it hands nothing over any more; null if it does
  record ChannelSender(
      UUID id,
      String channel,
      SenderSettings settings,
      Instant createdAt,
      @Nullable String disabledBecause) {}

  /// Sets up how messages leave on a channel, in place of what was there.
  @Transactional
  public void set(UUID tenant, UUID actor, String channel, SenderSettings settings, byte[] secret) {
    remove(tenant, channel);
    UUID id = Ids.next();
    String kind = settings instanceof SenderSettings.Smtp ? "smtp" : "webhook";
    database
        .sql(
            """
            insert into command.channel_sender (id, tenant_id, channel, kind, settings, actor)
            values (?, ?, ?, ?, ?::jsonb, ?)""")
        .params(id, tenant, channel, kind, written(settings), actor)
        .update();
    secrets.get(name(id), () -> secret);
  }

  Optional<ChannelSender> find(UUID tenant, String channel) {
    return database
        .sql(
            """
            select id, channel, settings, created_at, disabled_because
            from command.channel_sender where tenant_id = ? and channel = ?""")
        .params(tenant, channel)
        .query(this::sender)
        .optional();
  }

  byte[] secretOf(ChannelSender sender) {
    return secrets.find(name(sender.id())).orElseGet(() -> new byte[0]);
  }

  /// Hands nothing over through it any more, until it is set up again.
  void disable(UUID id, String because) {
    database
        .sql("update command.channel_sender set disabled_because = ? where id = ?")
        .params(because, id)
        .update();
  }

  /// @return whether there was one
  @Transactional
  public boolean remove(UUID tenant, String channel) {
    Optional<UUID> removed =
        database
            .sql(
                "delete from command.channel_sender where tenant_id = ? and channel = ? returning id")
            .params(tenant, channel)
            .query((row, _) -> row.getObject(1, UUID.class))
            .optional();
    removed.ifPresent(id -> secrets.forget(name(id)));
    return removed.isPresent();
  }

  private ChannelSender sender(ResultSet row, int number) throws SQLException {
    return new ChannelSender(
        row.getObject("id", UUID.class),
        row.getString("channel"),
        json.readValue(row.getString("settings"), SenderSettings.class),
        row.getTimestamp("created_at").toInstant(),
        row.getString("disabled_because"));
  }

  private String written(SenderSettings settings) {
    return json.writerFor(SenderSettings.class).writeValueAsString(settings);
  }

  private static String name(UUID id) {
    return "channel-sender/" + id;
  }
}
