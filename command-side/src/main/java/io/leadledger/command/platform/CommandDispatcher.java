package io.leadledger.command.platform;

import io.leadledger.http.ProblemException;
import io.leadledger.store.personal.SubjectErased;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;

/// Sends commands, waits for their answer, and tells refusals as problems.
public class CommandDispatcher {
  /// The code of a refusal to make what has been made already, under the same id.
  public static final String ALREADY_EXISTS = "already-exists";

  private static final int ATTEMPTS = 8;

  private final CommandGateway gateway;

  public CommandDispatcher(CommandGateway gateway) {
    this.gateway = gateway;
  }

  /// Carries out a command. When another process has changed the same aggregate in between, it is
  /// decided again on the new state, a few times.
  ///
  /// @throws ProblemException 409 `already-exists`, 404 `not-found`, 412 `version-conflict`, 409 or
  ///     422 with the code of the broken rule, 409 `subject-erased`, 409 `concurrent-change` when
  ///     others kept being faster
  public CommandResult send(Object command, CommandContext context) {
    CommandMessage<Object> message = new GenericCommandMessage<>(command, context.toMetaData());
    for (int attempt = 1; ; attempt++) {
      try {
        return gateway.<CommandOutcome>sendAndWait(message).toResult();
      } catch (RuntimeException failure) {
        if (refusalIn(failure) instanceof Refusal refusal) {
          throw refusal.toProblem();
        }
        if (failure instanceof AggregateStreamCreationException) {
          throw new ProblemException(
              HttpStatus.CONFLICT, ALREADY_EXISTS, "There is something with this id already.");
        }
        if (has(failure, SubjectErased.class::isInstance)) {
          throw new ProblemException(
              HttpStatus.CONFLICT,
              "subject-erased",
              "Whom this is about has been erased: nothing personal is recorded of them any more.");
        }
        if (!isWriterConflict(failure)) {
          throw failure;
        }
        if (attempt == ATTEMPTS) {
          throw new ProblemException(
              HttpStatus.CONFLICT,
              "concurrent-change",
              "Others kept changing it at the same time. Try again.");
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L << attempt));
      }
    }
  }

  private static @Nullable Refusal refusalIn(RuntimeException failure) {
    return failure instanceof CommandExecutionException remote
        ? remote.<Refusal>getDetails().orElse(null)
        : null;
  }

  /// Axon Server tells a conflict by its error code only.
  private static boolean isWriterConflict(RuntimeException failure) {
    return has(
        failure,
        cause ->
            cause instanceof ConcurrencyException
                || cause instanceof ConcurrencyFailureException
                || String.valueOf(cause.getMessage()).contains("AXONIQ-2000"));
  }

  private static boolean has(RuntimeException failure, Predicate<Throwable> wanted) {
    return Stream.<Throwable>iterate(failure, Throwable::getCause)
        .takeWhile(cause -> cause != null)
        .anyMatch(wanted);
  }
}
