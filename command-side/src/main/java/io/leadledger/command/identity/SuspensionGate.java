package io.leadledger.command.identity;

import io.leadledger.command.identity.TenantCommand.ReinstateTenant;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Refuses whatever is asked in a suspended tenant's name, of any aggregate, also with a token from
/// before.
class SuspensionGate implements MessageHandlerInterceptor<CommandMessage<?>> {
  private final Tenants tenants;

  SuspensionGate(Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
      throws Exception {
    CommandMessage<?> command = work.getMessage();
    boolean reinstates = command.getPayloadType() == ReinstateTenant.class;
    RuleBroken.require(
        reinstates || !tenants.isSuspended(TenantAggregate.tenantOf(command.getMetaData())),
        TenantRule.A_SUSPENDED_TENANT_TAKES_NO_COMMAND);
    return chain.proceed();
  }
}
