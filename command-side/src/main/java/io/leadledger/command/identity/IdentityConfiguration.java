package io.leadledger.command.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the suspension gate in front of every aggregate.
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  @Bean
  SuspensionGate suspensionGate(Tenants tenants) {
    return new SuspensionGate(tenants);
  }
}
