package io.leadledger.command.channel;

import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Posts messages to an address that the tenant names.
@Component
class WebhookChannel implements OutboundChannel<SenderSettings.Webhook> {
  private final SignedPosts posts;
  private final JsonMapper json;

  WebhookChannel(SignedPosts posts, JsonMapper json) {
    this.posts = posts;
    this.json = json;
  }

  @Override
  public Class<SenderSettings.Webhook> understands() {
    return SenderSettings.Webhook.class;
  }

  @Override
  public Outcome hand(OutboundMessage message, SenderSettings.Webhook settings, byte[] secret) {
    Instant now = Instant.now();
    return posts.post(
        settings.url(),
        message.message().toString(),
        now,
        json.writeValueAsString(OutboundBody.of(message, now)),
        secret);
  }
}
