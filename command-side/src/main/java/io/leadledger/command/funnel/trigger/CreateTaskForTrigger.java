package io.leadledger.command.funnel.trigger;

import io.leadledger.command.funnel.TriggerAction;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.values.Fields;
import io.leadledger.command.values.Moments;
import io.leadledger.command.work.About;
import io.leadledger.command.work.TaskCommand;
import io.leadledger.command.work.TaskCommand.CreateTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Has something done: `title`, `description`, `kind`, `priority`, `assignee`, and `dueIn`, counted
/// from when it fires.
@Component
class CreateTaskForTrigger implements TriggerAction {
  private final CommandDispatcher commands;

  CreateTaskForTrigger(CommandDispatcher commands) {
    this.commands = commands;
  }

  @Override
  public String type() {
    return "create_task";
  }

  @Override
  public void check(UUID tenant, Fields fields, String field, Map<String, Object> settings) {
    TriggerSettings.known(
        fields,
        field,
        settings,
        List.of("title", "description", "kind", "priority", "assignee", "dueIn"));
    fields.requiredText(field + ".title", TriggerSettings.text(settings, "title"), 1_000);
    fields.text(field + ".description", TriggerSettings.text(settings, "description"), 10_000);
    fields.oneOf(field + ".kind", TriggerSettings.text(settings, "kind"), TaskCommand.KINDS);
    fields.oneOf(
        field + ".priority", TriggerSettings.text(settings, "priority"), TaskCommand.PRIORITIES);
    TriggerSettings.id(fields, field + ".assignee", TriggerSettings.text(settings, "assignee"));
    TriggerSettings.duration(fields, field + ".dueIn", TriggerSettings.text(settings, "dueIn"));
  }

  @Override
  public Done act(Firing firing) {
    String assignee = firing.setting("assignee");
    String dueIn = firing.setting("dueIn");
    commands.send(
        new CreateTask(
            TaskCommand.idOf(firing.by().tenant(), "funnel-trigger/" + firing.id()),
            new About(firing.lead(), null),
            Objects.requireNonNullElse(firing.setting("kind"), "to_do"),
            Objects.requireNonNull(firing.setting("title")),
            firing.setting("description"),
            Objects.requireNonNullElse(firing.setting("priority"), TaskCommand.NORMAL),
            assignee == null ? null : UUID.fromString(assignee),
            dueIn == null ? null : Moments.now().plus(Duration.parse(dueIn)),
            null),
        firing.by());
    return Done.DONE;
  }
}
