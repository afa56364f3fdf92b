package io.leadledger.command.platform;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/// Finds the aggregate that a command is meant for: the record component that carries
/// `@TargetAggregateIdentifier`. Axon's own resolver searches a command's class hierarchy for
/// annotations each time, which took an eighth of the processor time of a command.
final class CommandTargets implements CommandTargetResolver {
  private static final ClassValue<Method> TARGETS =
      new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
          return targetOf(command);
        }
      };

  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
    try {
      var target = (UUID) TARGETS.get(command.getPayloadType()).invoke(command.getPayload());
      return new VersionedAggregateIdentifier(target.toString(), null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          command.getPayloadType() + " does not tell its aggregate", e);
    }
  }

  private static Method targetOf(Class<?> command) {
    if (!command.isRecord()) {
      throw new IllegalArgumentException(command + " is no record");
    }
    Method accessor =
        Arrays.stream(command.getRecordComponents())
            .map(RecordComponent::getAccessor)
            .filter(each -> each.isAnnotationPresent(TargetAggregateIdentifier.class))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(command + " has no @TargetAggregateIdentifier"));
    accessor.setAccessible(true);
    return accessor;
  }
}
