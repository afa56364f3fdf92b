package io.leadledger.command.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.postgres.ThrowAwayPostgres;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What we say leaves as e-mail through the tenant's mail server.
@TestInstance(Lifecycle.PER_CLASS)
class OutboundMailTest {
  private static final String LOGIN = "team@landlord.example";

  @RegisterExtension
  static final GreenMailExtension MAIL =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
          .withConfiguration(GreenMailConfiguration.aConfig().withUser(LOGIN, "sesame"))
          .withPerMethodLifecycle(false);

  @TempDir private static Path data;
  private CommandSideServer server;
  private Talking member;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(),
            data,
            "--leadledger.channels.outbound.allow=127.0.0.0/8",
            "--leadledger.channels.outbound.attempts=2",
            "--leadledger.channels.outbound.first-pause=20ms");
    member = new Talking(server, server.token(CommandSideServer.adminKey(data)));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_message_is_a_mail_from_the_tenant_in_the_thread_of_those_before_it() throws Exception {
    setUp("sesame");
    String chat = member.conversation("email", "ada@engine.example");
    member.say(
        chat,
        "Do you have two rooms?",
        "senderType",
        "contact",
        "subject",
        "Two rooms",
        "externalMessageId",
        "<question@engine.example>");
    String first = member.say(chat, "Wir haben zwei Räume.\nWann?");
    member.delivery("email", first, "delivered");
    String second = member.say(chat, "Noch da?", "senderType", "bot");
    member.delivery("email", second, "delivered");

    MimeMessage answer = mailOf(first);
    assertThat(answer.getFrom()[0]).isEqualTo(new InternetAddress(LOGIN, "Löwe & Co."));
    assertThat(answer.getAllRecipients()[0])
        .isEqualTo(new InternetAddress("ada@engine.example", "Ada Löwe"));
    assertThat(answer.getSubject()).isEqualTo("Re: Two rooms");
    assertThat(answer.getContentType()).startsWith("text/plain");
    assertThat(answer.getContent()).isEqualTo("Wir haben zwei Räume.\r\nWann?");
    assertThat(answer.getHeader("In-Reply-To")).containsExactly("<question@engine.example>");
    assertThat(answer.getHeader("Auto-Submitted")).isNull();

    MimeMessage reminder = mailOf(second);
    assertThat(reminder.getHeader("In-Reply-To"))
        .containsExactly("<" + first + "@landlord.example>");
    assertThat(reminder.getHeader("References")[0].replaceAll("\\s+", " "))
        .isEqualTo("<question@engine.example> <" + first + "@landlord.example>");
    assertThat(reminder.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    member.awaitEvents(chat, "conversation.MessageDelivered");
  }

  @Test
  void a_subject_adds_no_headers() throws Exception {
    setUp("sesame");
    String chat = member.conversation("email");
    String message = member.say(chat, "Hello", "subject", "Rooms\r\nBcc: all@example.com");
    member.delivery("email", message, "delivered");
    assertThat(mailOf(message).getSubject()).isEqualTo("Rooms Bcc: all@example.com");
    assertThat(GreenMailUtil.getHeaders(mailOf(message))).doesNotContain("\nBcc:");
  }

  @Test
  void a_lead_without_an_address_gets_no_mail_and_the_conversation_is_told() {
    setUp("sesame");
    String lead =
        server
            .read(
                server.post(
                    "/api/v1/leads",
                    server.token(CommandSideServer.adminKey(data)),
                    Map.of("source", "web", "browserId", "b-1")))
            .get("id")
            .asString();
    String chat =
        server
            .read(
                server.post(
                    "/api/v1/conversations",
                    server.token(CommandSideServer.adminKey(data)),
                    Map.of("leadId", lead, "channel", "email")))
            .get("id")
            .asString();
    String message = member.say(chat, "Hello");
    assertThat(
            member.delivery("email", message, "failed").get("delivery").get("problem").asString())
        .isEqualTo("no-address");
    member.awaitEvents(chat, "conversation.MessageFailed");
  }

  @Test
  void a_wrong_login_is_tried_again_and_then_given_up_and_the_password_is_told_to_nobody() {
    setUp("open");
    String chat = member.conversation("email");
    String message = member.say(chat, "Hello");
    assertThat(member.delivery("email", message, "failed").toString())
        .contains("\"attempts\":2", "login-refused")
        .doesNotContain("open\"");
    assertThat(member.get("/api/v1/channels/email/outbound").toString())
        .contains("\"host\":\"127.0.0.1\"")
        .doesNotContain("password");
  }

  @Test
  void mail_leaves_on_the_channel_of_mail_only() {
    HttpResponse<String> refused =
        member.put(
            "/api/v1/channels/sms/outbound/smtp",
            Map.of("host", "mail.example.com", "fromAddress", "nobody"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"channel\"", "not-an-email");
  }

  private void setUp(String password) {
    Map<String, Object> body = new HashMap<>();
    body.put("host", "127.0.0.1");
    body.put("port", MAIL.getSmtp().getPort());
    body.put("security", "none");
    body.put("username", LOGIN);
    body.put("password", password);
    body.put("fromAddress", LOGIN);
    body.put("fromName", "Löwe & Co.");
    HttpResponse<String> answer = member.put("/api/v1/channels/email/outbound/smtp", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain(password);
  }

  private static MimeMessage mailOf(String message) throws Exception {
    for (MimeMessage mail : MAIL.getReceivedMessages()) {
      if (mail.getMessageID().equals("<" + message + "@landlord.example>")) {
        return mail;
      }
    }
    throw new AssertionError("no mail of " + message);
  }
}
