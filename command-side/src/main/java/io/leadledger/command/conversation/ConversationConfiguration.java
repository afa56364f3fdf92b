package io.leadledger.command.conversation;

import io.leadledger.http.OpenPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

  /// Providers of channels have no token; they sign.
  @Bean
  OpenPath inboundWebhooks() {
    return new OpenPath(HttpMethod.POST, "/api/v1/channels/*/webhooks/*");
  }
}
