package io.leadledger.command.conversation;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.events.Ids;
import io.leadledger.http.ProblemException;
import io.leadledger.store.vault.Secrets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The inbound webhooks of all tenants, in `command.channel_webhook`; their secrets are in the
/// vault.
@Component
class ChannelWebhooks {
  private static final int SECRET_BYTES = 32;

  private final JdbcClient database;
  private final Secrets secrets;

  ChannelWebhooks(JdbcClient database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /// A webhook as its tenant sees it.
  record Known(UUID id, String channel, String name, Instant createdAt, boolean revoked) {}

  /// In whose name a webhook speaks, and on which channel.
  record Speaker(UUID id, UUID tenant, UUID actor, String channel) {
    CommandContext by() {
      return CommandContext.of(tenant, actor, CommandContext.API);
    }
  }

  @Transactional
  UUID register(UUID tenant, UUID actor, String channel, String name) {
    UUID id = Ids.next();
    database
        .sql(
            "insert into command.channel_webhook (id, tenant_id, channel, name, actor) values (?,"
                + " ?, ?, ?, ?)")
        .params(id, tenant, channel, name, actor)
        .update();
    secret(id);
    return id;
  }

  /// The secret as the provider is told it, once.
  String reveal(UUID id) {
    return "whsec_" + Base64.getEncoder().encodeToString(secret(id));
  }

  List<Known> of(UUID tenant, String channel) {
    return database
        .sql(
            """
            select id, channel, name, created_at, revoked from command.channel_webhook
            where tenant_id = ? and channel = ? order by id""")
        .params(tenant, channel)
        .query(
            (row, _) ->
                new Known(
                    row.getObject("id", UUID.class),
                    row.getString("channel"),
                    row.getString("name"),
                    row.getTimestamp("created_at").toInstant(),
                    row.getBoolean("revoked")))
        .list();
  }

  /// Takes no more from this webhook. Empty if the tenant has none with this id.
  boolean revoke(UUID tenant, String channel, UUID id) {
    return database
            .sql(
                "update command.channel_webhook set revoked = true where id = ? and tenant_id = ?"
                    + " and channel = ?")
            .params(id, tenant, channel)
            .update()
        == 1;
  }

  /// Who speaks through this webhook, unless it is revoked.
  Optional<Speaker> find(String channel, UUID id) {
    return database
        .sql(
            "select tenant_id, actor from command.channel_webhook where id = ? and channel = ? and"
                + " not revoked")
        .params(id, channel)
        .query(
            (row, _) ->
                new Speaker(
                    id,
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("actor", UUID.class),
                    channel))
        .optional();
  }

  /// Refuses what the webhook's provider has not signed, or has signed more than five minutes ago
  /// or ahead.
  ///
  /// @param headers by their names in lower case
  void verify(Speaker webhook, String body, Map<String, List<String>> headers) {
    try {
      new Webhook(secret(webhook.id())).verify(body, headers);
    } catch (WebhookVerificationException refused) {
      throw new ProblemException(
              HttpStatus.UNAUTHORIZED,
              "signature-invalid",
              "The request is not signed as Standard Webhooks asks: " + refused.getMessage() + ".")
          .with(
              "expected",
              "webhook-id, webhook-timestamp (at most five minutes off) and webhook-signature");
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] secret(UUID id) {
    return secrets.get("channel-webhook/" + id, ChannelWebhooks::random);
  }

  private static byte[] random() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
