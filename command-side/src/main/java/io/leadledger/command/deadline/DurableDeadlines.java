package io.leadledger.command.deadline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/// Deadlines in the table `command.scheduled_task`, which outlive the process; of several processes
/// one carries each of them out. It works from the start of everything else to its stop.
@Component
@EnableConfigurationProperties(DeadlineSettings.class)
public class DurableDeadlines implements SmartLifecycle {
  private static final String TABLE = "command.scheduled_task";
  private static final int THREADS = 4;
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  private final DeadlineSettings settings;
  private final DataSource database;
  private final Map<String, CustomTask<String>> tasks;
  private final SchedulerClient client;
  private volatile @Nullable Scheduler worker;

  DurableDeadlines(DeadlineSettings settings, DataSource database, List<Deadline> kinds) {
    this.settings = settings;
    this.database = database;
    this.tasks =
        kinds.stream()
            .map(DurableDeadlines::task)
            .collect(Collectors.toMap(CustomTask::getName, Function.identity()));
    this.client =
        SchedulerClient.Builder.create(
                new TransactionAwareDataSourceProxy(database), List.copyOf(tasks.values()))
            .tableName(TABLE)
            .serializer(new TextSerializer())
            .build();
  }

  /// Sets a deadline in the present transaction. Of a kind there is one with this key.
  public void set(String kind, String key, String data, Instant at) {
    client.scheduleIfNotExists(
        Objects.requireNonNull(tasks.get(kind), kind).instance(key, data), at);
  }

  private static CustomTask<String> task(Deadline kind) {
    return Tasks.custom(kind.kind(), String.class)
        .execute((instance, _) -> completion(kind.due(instance.getData())));
  }

  private static CompletionHandler<String> completion(Optional<Instant> again) {
    return again
        .<CompletionHandler<String>>map(
            at -> (complete, operations) -> operations.reschedule(complete, at))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  @Override
  public void start() {
    Scheduler started =
        Scheduler.create(database, List.copyOf(tasks.values()))
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
