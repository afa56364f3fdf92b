package io.leadledger.command.identity;

import org.axonframework.commandhandling.CommandBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/// Puts the suspension gate in front of every aggregate.
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  /// Inside of `commandHandling`, which tells a broken rule to whoever sent the command.
  @Bean
  @DependsOn("commandHandling")
  SuspensionGate suspensionGate(CommandBus bus, Tenants tenants) {
    var gate = new SuspensionGate(tenants);
    bus.registerHandlerInterceptor(gate);
    return gate;
  }
}
