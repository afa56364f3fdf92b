package io.leadledger.command.funnel.trigger;

import io.leadledger.command.funnel.TriggerAction;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.values.Fields;
import io.leadledger.command.work.About;
import io.leadledger.command.work.NotificationCommand;
import io.leadledger.command.work.NotificationCommand.SendNotification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells a member something, or all when none is named: `title`, `message`, `type`, `recipient`.
@Component
class Notify implements TriggerAction {
  private final CommandDispatcher commands;

  Notify(CommandDispatcher commands) {
    this.commands = commands;
  }

  @Override
  public String type() {
    return "notify";
  }

  @Override
  public void check(UUID tenant, Fields fields, String field, Map<String, Object> settings) {
    TriggerSettings.known(
        fields, field, settings, List.of("title", "message", "type", "recipient"));
    fields.requiredText(field + ".title", TriggerSettings.text(settings, "title"), 500);
    fields.text(field + ".message", TriggerSettings.text(settings, "message"), 10_000);
    fields.oneOf(
        field + ".type", TriggerSettings.text(settings, "type"), NotificationCommand.TYPES);
    TriggerSettings.id(fields, field + ".recipient", TriggerSettings.text(settings, "recipient"));
  }

  @Override
  public Done act(Firing firing) {
    String recipient = firing.setting("recipient");
    commands.send(
        new SendNotification(
            NotificationCommand.idOf(firing.by().tenant(), "funnel-trigger/" + firing.id()),
            recipient == null ? null : UUID.fromString(recipient),
            new About(firing.lead(), null),
            Objects.requireNonNullElse(firing.setting("type"), "info"),
            Objects.requireNonNull(firing.setting("title")),
            firing.setting("message"),
            "/funnel-progresses/" + firing.progress(),
            Map.of("funnelProgressId", firing.progress().toString())),
        firing.by());
    return Done.DONE;
  }
}
