package io.leadledger.command.platform;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateEntityNotFoundException;
import org.axonframework.modelling.command.AggregateNotFoundException;

/// Surrounds the handling of each command, inside its transaction: answers a repeated request with
/// the first one's answer, turns refusals into a form that every bus carries, and completes the
/// answer once the events have been appended.
final class CommandHandling implements MessageHandlerInterceptor<CommandMessage<?>> {
  private final IdempotencyKeys keys;
  private final EventPositions positions;
  private final AggregateCache cached;

  CommandHandling(IdempotencyKeys keys, EventPositions positions, AggregateCache cached) {
    this.keys = keys;
    this.positions = positions;
    this.cached = cached;
  }

  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
      throws Exception {
    CommandMessage<?> command = work.getMessage();
    IdempotentRequest request = IdempotentRequest.from(command.getMetaData());
    if (request != null) {
      Optional<CommandResult> earlier = keys.take(request);
      if (earlier.isPresent()) {
        CommandOutcome outcome = CommandOutcome.of(earlier.get());
        completeAtTheEnd(outcome);
        return outcome;
      }
    }
    CommandOutcome outcome = carryOut(work, chain);
    work.onPrepareCommit(
        _ -> {
          positions.of(work, outcome.id()).ifPresent(outcome::reached);
          if (request != null) {
            keys.keep(request, outcome.toResult());
          }
        });
    work.afterCommit(_ -> completeAtTheEnd(outcome));
    return outcome;
  }

  /// Where the history does not tell the position of an append, its end is not before it.
  private void completeAtTheEnd(CommandOutcome outcome) {
    if (!outcome.hasPosition()) {
      outcome.reached(positions.end());
    }
  }

  private CommandOutcome carryOut(UnitOfWork<?> work, InterceptorChain chain) throws Exception {
    CommandOutcome outcome;
    try {
      chain.proceed();
      outcome = TenantAggregate.outcomeOf(work);
    } catch (Exception refused) {
      cached.holdAgainstStore(work, _ -> null);
      throw told(refused);
    }
    cached.holdAgainstStore(work, outcome::versionOf);
    return outcome;
  }

  private static Exception told(Exception refused) {
    if (refused instanceof RuleBroken broken) {
      return Refusal.because(broken).toException();
    }
    // The last two: under this id stands an aggregate of another kind, in the store or the cache.
    boolean unknown =
        refused instanceof AggregateNotFoundException
            || refused instanceof AggregateEntityNotFoundException
            || refused instanceof IncompatibleAggregateException
            || refused instanceof NoHandlerForCommandException;
    return unknown ? Refusal.notFound().toException() : refused;
  }
}
