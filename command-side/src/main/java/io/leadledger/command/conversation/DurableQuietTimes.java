package io.leadledger.command.conversation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.leadledger.command.conversation.ConversationCommand.AbandonIfQuiet;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/// Deadlines in the table `command.scheduled_task`, which outlive the process; of several processes
/// one carries each of them out. It works from the start of everything else to its stop.
@Component
@EnableConfigurationProperties(QuietTimeSettings.class)
class DurableQuietTimes implements QuietTimes, SmartLifecycle {
  private static final String TABLE = "command.scheduled_task";
  private static final int THREADS = 2;
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  private final QuietTimeSettings settings;
  private final CommandDispatcher commands;
  private final DataSource database;
  private final CustomTask<String> task;
  private final SchedulerClient deadlines;
  private volatile @Nullable Scheduler worker;

  DurableQuietTimes(QuietTimeSettings settings, CommandDispatcher commands, DataSource database) {
    this.settings = settings;
    this.commands = commands;
    this.database = database;
    this.task =
        Tasks.custom("conversation-quiet", String.class)
            .execute((instance, _) -> look(instance.getData()));
    this.deadlines =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), task)
            .tableName(TABLE)
            .serializer(new TextSerializer())
            .build();
  }

  @Override
  public Duration of(String channel) {
    return settings.of(channel);
  }

  /// The same deadline said twice is one.
  @Override
  public void lookAgain(UUID tenant, UUID actor, UUID conversation, Instant at) {
    deadlines.scheduleIfNotExists(
        task.instance(
            conversation + "/" + at.toEpochMilli(),
            tenant + " " + actor + " " + conversation + " " + at),
        at);
  }

  /// A deadline that this process looks at too early by its clock stays.
  private CompletionHandler<String> look(String data) {
    String[] ids = data.split(" ", 4);
    try {
      commands.send(
          new AbandonIfQuiet(UUID.fromString(ids[2])),
          CommandContext.of(
              UUID.fromString(ids[0]), UUID.fromString(ids[1]), CommandContext.SYSTEM));
    } catch (ProblemException refused) {
      // Gone for good; anything else may pass, and is tried again.
      if (refused.status() != HttpStatus.NOT_FOUND) {
        throw refused;
      }
    }
    Instant deadline = Instant.parse(ids[3]);
    return Instant.now().isBefore(deadline)
        ? (complete, operations) -> operations.reschedule(complete, deadline)
        : new CompletionHandler.OnCompleteRemove<>();
  }

  @Override
  public void start() {
    Scheduler started =
        Scheduler.create(database, task)
            .tableName(TABLE)
            .serializer(new TextSerializer())
            .threads(THREADS)
            .pollingInterval(settings.polling())
            .shutdownMaxWait(SHUTDOWN)
            .build();
    started.start();
    worker = started;
  }

  @Override
  public void stop() {
    Scheduler running = worker;
    if (running != null) {
      running.stop();
      worker = null;
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }
}
