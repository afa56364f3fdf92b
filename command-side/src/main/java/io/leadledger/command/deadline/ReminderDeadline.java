package io.leadledger.command.deadline;

import io.leadledger.command.platform.CommandDispatcher;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// When it may be time for something, the aggregate that it is about is asked (ADR 0081).
public abstract class ReminderDeadline implements Deadline {
  private final String kind;
  private final CommandDispatcher commands;
  private final Function<UUID, ?> command;

  /// @param command that asks the aggregate with this id
  protected ReminderDeadline(String kind, CommandDispatcher commands, Function<UUID, ?> command) {
    this.kind = kind;
    this.commands = commands;
    this.command = command;
  }

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final Optional<Instant> due(String data) {
    Reminder reminder = Reminder.of(data);
    return reminder.ask(commands, command.apply(reminder.about()));
  }
}
