package io.leadledger.command.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.channel.Receiver.Received;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.store.SettledPrefix;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.sealing.Sealer;
import io.leadledger.store.vault.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Heads of the history leave for somewhere that the database's administrators do not reach.
class HeadWebhookTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  @TempDir private static Path data;

  @Test
  void a_head_is_posted_until_it_is_taken_and_signed() throws Exception {
    var postgres = ThrowAwayPostgres.newDatabase();
    try (Receiver receiver = new Receiver().then(500);
        var server =
            new CommandSideServer(
                postgres,
                data,
                "--leadledger.channels.outbound.allow=127.0.0.0/8",
                "--leadledger.seal.webhook.url=" + receiver.url(),
                "--leadledger.seal.webhook.secret=" + SECRET)) {
      SignedHead head = seal(postgres.dataSource(), server.bean(Secrets.class));

      await().until(() -> receiver.received().size() >= 2);
      Received first = receiver.received().getFirst();
      Received taken = receiver.received().get(1);
      taken.verify(SECRET);
      assertThat(taken.id())
          .isEqualTo(head.head().origin() + "/" + head.head().size())
          .isEqualTo(first.id());
      JsonNode body = new JsonMapper().readTree(taken.body());
      assertThat(body.get("type").asString()).isEqualTo("history.sealed");
      assertThat(body.at("/data/note").asString()).isEqualTo(head.note());
      assertThat(body.at("/data/size").asLong()).isEqualTo(head.head().size()).isPositive();
    }
  }

  private static SignedHead seal(DataSource database, Secrets secrets) {
    return new Sealer(
            database,
            new JdbcTransactionManager(database),
            new SettledPrefix(),
            secrets,
            Clock.systemUTC())
        .seal();
  }
}
