package io.leadledger.command.channel;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// Where an adapter hands messages to. The secret that it needs is not here.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @Type(value = SenderSettings.Webhook.class, name = "webhook"),
  @Type(value = SenderSettings.Smtp.class, name = "smtp")
})
sealed interface SenderSettings {

  /// A request to an address, signed as Standard Webhooks says.
  record Webhook(String url) implements SenderSettings {}

  /// A mail server. `security` is `starttls`, `tls` or `none`; without a `username` it is not
  /// logged in.
  record Smtp(
      String host,
      int port,
      String security,
      @Nullable String username,
      String fromAddress,
      @Nullable String fromName,
      @Nullable String subject)
      implements SenderSettings {}
}
