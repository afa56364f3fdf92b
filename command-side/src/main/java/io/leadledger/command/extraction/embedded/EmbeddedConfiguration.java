package io.leadledger.command.extraction.embedded;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EmbeddedConfiguration {

  /// The engine that is always there. Another one is the bean of this type that is primary, and may
  /// fall back on this.
  @Bean
  EmbeddedAnalyser embeddedAnalyser() {
    return new EmbeddedAnalyser();
  }
}
