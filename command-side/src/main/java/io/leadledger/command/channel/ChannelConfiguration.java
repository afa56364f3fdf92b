package io.leadledger.command.channel;

import io.leadledger.store.sealing.HeadsGoOut;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// Wires what leaves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
class ChannelConfiguration {

  /// Heads of the history go to the operator's webhook, if there is one (ADR 130).
  @Bean
  @ConditionalOnProperty("leadledger.seal.webhook.url")
  HeadsGoOut headsGoToAWebhook(
      SignedPosts posts,
      JsonMapper json,
      @Value("${leadledger.seal.webhook.url}") String url,
      @Value("${leadledger.seal.webhook.secret}") String secret,
      DataSource database,
      PlatformTransactionManager transactions) {
    return new HeadsGoOut(new HeadWebhook(posts, json, url, secret), database, transactions);
  }
}
