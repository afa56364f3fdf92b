package io.leadledger.command.platform;

import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.leadledger.events.Provenance;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/// An aggregate that belongs to one tenant: to any other it does not exist. It takes a command only
/// at the version that the command expects.
///
/// A subclass handles creating commands with `@CreationPolicy(ALWAYS)`, has a constructor without
/// arguments, and calls [#created(UUID, MetaData)] from its event sourcing handler on the creating
/// event.
public abstract class TenantAggregate {
  private static final String OUTCOME = CommandOutcome.class.getName();

  @AggregateIdentifier private @Nullable UUID id;
  private @Nullable UUID tenant;

  /// Its id, once it is created.
  protected final UUID id() {
    return known(id);
  }

  /// Its tenant, once it is created.
  protected final UUID tenant() {
    return known(tenant);
  }

  boolean isOf(UUID tenant) {
    return tenant.equals(this.tenant);
  }

  /// To be called when evolving by the creating event, with the event's metadata.
  protected final void created(UUID id, MetaData metaData) {
    this.id = id;
    this.tenant = tenantOf(metaData);
  }

  /// The tenant in whose name a message was sent.
  public static UUID tenantOf(MetaData metaData) {
    return UUID.fromString((String) metaData.get(Provenance.TENANT));
  }

  /// The member or key that asked for it.
  public static UUID actorOf(MetaData metaData) {
    return UUID.fromString((String) metaData.get(Provenance.ACTOR));
  }

  @CommandHandlerInterceptor
  @Nullable Object admit(CommandMessage<?> command, InterceptorChain chain) throws Exception {
    if (tenant != null) {
      if (!tenant.equals(tenantOf(command.getMetaData()))) {
        throw Refusal.notFound().toException();
      }
      if (!ExpectedVersion.admits(command.getMetaData(), getVersion())) {
        throw Refusal.versionConflict(getVersion()).toException();
      }
    }
    Object result = chain.proceed();
    CurrentUnitOfWork.get().resources().put(OUTCOME, new CommandOutcome(id(), getVersion(), 0));
    return result;
  }

  static CommandOutcome outcomeOf(UnitOfWork<?> work) {
    CommandOutcome outcome = work.getResource(OUTCOME);
    if (outcome == null) {
      throw new IllegalStateException(
          "The command's handler is no TenantAggregate: " + work.getMessage());
    }
    return outcome;
  }

  private static UUID known(@Nullable UUID value) {
    if (value == null) {
      throw new IllegalStateException("Not created yet");
    }
    return value;
  }
}
