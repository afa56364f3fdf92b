package io.leadledger.command.extraction.languagemodel;

import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.extraction.embedded.EmbeddedAnalyser;
import io.leadledger.command.routing.LanguageModelRouter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class LanguageModelConfiguration {

  @Bean
  @Primary
  ConversationAnalyser languageModelAnalyser(
      LanguageModelRouter router, EmbeddedAnalyser embedded) {
    return new LanguageModelAnalyser(router, embedded);
  }
}
