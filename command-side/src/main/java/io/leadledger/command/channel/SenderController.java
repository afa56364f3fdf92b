package io.leadledger.command.channel;

import io.leadledger.command.channel.ChannelSenders.ChannelSender;
import io.leadledger.command.conversation.ConversationCommand;
import io.leadledger.command.values.Fields;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How a tenant's messages leave on a channel.
@RestController
@RequestMapping("/api/v1/channels/{channel}/outbound")
@AtLeast(Role.ADMIN)
@Tag(name = "Channels", description = "How messages come in from providers, and how they leave")
class SenderController {
  private static final int SECRET_BYTES = 32;
  private static final int LAST_PORT = 65_535;
  private static final List<String> SECURITY = List.of("starttls", "tls", "none");

  private final ChannelSenders senders;

  SenderController(ChannelSenders senders) {
    this.senders = senders;
  }

  record WebhookBody(@Schema(example = "https://example.com/messages") @Nullable String url) {}

  record SmtpBody(
      @Schema(example = "smtp.example.com") @Nullable String host,
      @Schema(defaultValue = "587") @Nullable Integer port,
      @Schema(description = "starttls, tls or none", defaultValue = "starttls")
          @Nullable String security,
      @Nullable String username,
      @Schema(description = "Kept in the vault, and shown to nobody") @Nullable String password,
      @Schema(example = "team@example.com") @Nullable String fromAddress,
      @Nullable String fromName,
      @Schema(description = "Of mails in conversations that have none") @Nullable String subject) {}

  record SetUp(
      ChannelSender sender,
      @Schema(description = "What requests are signed with; shown this once") String secret) {}

  @PutMapping("/webhook")
  @Operation(
      summary = "Let messages leave by signed requests; the secret is shown this once",
      description =
          "Each is a POST of `message.sent`, signed as Standard Webhooks says. Set up again, it gets a"
              + " new secret.")
  SetUp webhook(@PathVariable String channel, @RequestBody WebhookBody body, Caller caller) {
    var fields = new Fields();
    fields.oneOf("channel", channel, ConversationCommand.CHANNELS);
    fields.required("url", body.url());
    String url = fields.url("url", body.url());
    fields.check(
        url == null || java.net.URI.create(url).getRawUserInfo() == null,
        "url",
        "holds-a-secret",
        "An address is no place for a password: requests are signed.",
        "https://example.com/messages");
    fields.orRefuse();
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    senders.set(
        caller.tenant(),
        caller.actor(),
        channel,
        new SenderSettings.Webhook(Objects.requireNonNull(url)),
        secret);
    return new SetUp(find(channel, caller), "whsec_" + Base64.getEncoder().encodeToString(secret));
  }

  @PutMapping("/smtp")
  @Operation(summary = "Let messages leave as e-mail, through a mail server")
  ChannelSender smtp(@PathVariable String channel, @RequestBody SmtpBody body, Caller caller) {
    var fields = new Fields();
    fields.oneOf("channel", channel, List.of("email"));
    String host = fields.requiredText("host", body.host(), 253);
    fields.between("port", body.port(), 1, LAST_PORT);
    String security = fields.oneOf("security", body.security(), SECURITY);
    fields.required("fromAddress", body.fromAddress());
    String from = fields.email("fromAddress", body.fromAddress());
    String username = fields.text("username", body.username(), 320);
    String password = fields.text("password", body.password(), 1_000);
    fields.check(
        (username == null) == (password == null),
        "password",
        "missing",
        "A login is a username and a password.",
        null);
    var settings =
        new SenderSettings.Smtp(
            host,
            Objects.requireNonNullElse(body.port(), 587),
            Objects.requireNonNullElse(security, "starttls"),
            username,
            Objects.requireNonNullElse(from, ""),
            fields.text("fromName", body.fromName(), 200),
            fields.text("subject", body.subject(), 500));
    fields.orRefuse();
    senders.set(
        caller.tenant(),
        caller.actor(),
        channel,
        settings,
        Objects.requireNonNullElse(password, "").getBytes(StandardCharsets.UTF_8));
    return find(channel, caller);
  }

  @GetMapping
  @Operation(summary = "How messages leave on a channel, without the secret")
  ChannelSender get(@PathVariable String channel, Caller caller) {
    return find(channel, caller);
  }

  @DeleteMapping
  @Operation(summary = "Let messages leave no longer", description = "Those that wait have failed.")
  ResponseEntity<Void> remove(@PathVariable String channel, Caller caller) {
    if (!senders.remove(caller.tenant(), channel)) {
      throw none();
    }
    return ResponseEntity.noContent().build();
  }

  private ChannelSender find(String channel, Caller caller) {
    return senders.find(caller.tenant(), channel).orElseThrow(SenderController::none);
  }

  private static ProblemException none() {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "not-found", "No messages leave on this channel.");
  }
}
