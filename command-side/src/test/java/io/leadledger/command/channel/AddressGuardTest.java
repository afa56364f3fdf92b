package io.leadledger.command.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.ServerSetup;
import io.leadledger.command.channel.OutboundChannel.Outcome;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Tenants name hosts; those of the installation's own network they do not reach.
class AddressGuardTest {
  private static final OutboundSettings SETTINGS =
      new OutboundSettings(
          1,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          List.of());

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "[fd00::1]",
        "[fe80::1]"
      })
  void private_addresses_are_refused_however_they_are_written(String host) throws Exception {
    var posts = new SignedPosts(SETTINGS);
    var channel = new WebhookChannel(posts, new JsonMapper());
    var url = "http://" + host + ":" + receiver.port() + "/";
    Outcome outcome = channel.hand(message(), new SenderSettings.Webhook(url), new byte[32]);
    assertThat(outcome.problem()).isIn("address-refused", "host-unknown");
    assertThat(receiver.received()).isEmpty();
    posts.destroy();
  }

  @Test
  void mail_servers_at_private_addresses_are_refused_too() {
    var mail =
        new com.icegreen.greenmail.util.GreenMail(
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      for (String host : List.of("127.0.0.1", "localhost")) {
        for (String security : List.of("none", "starttls", "tls")) {
          Outcome outcome =
              new MailChannel(SETTINGS)
                  .hand(
                      message(),
                      new SenderSettings.Smtp(
                          host,
                          mail.getSmtp().getPort(),
                          security,
                          null,
                          "a@b.example",
                          null,
                          null),
                      new byte[0]);
          assertThat(outcome.problem()).as(host + " " + security).isEqualTo("address-refused");
        }
      }
      assertThat(mail.getReceivedMessages()).isEmpty();
    } finally {
      mail.stop();
    }
  }

  private static OutboundMessage message() {
    return new OutboundMessage(
        Ids.next(),
        Ids.next(),
        Ids.next(),
        "email",
        1,
        "user",
        null,
        null,
        "Hello",
        "text/plain",
        Instant.now(),
        new LeadContact(
            null, null, "Ada", "ada@engine.example", null, null, null, null, null, null),
        null,
        List.of());
  }
}
