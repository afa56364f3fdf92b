package io.leadledger.command.funnel.trigger;

import io.leadledger.command.funnel.PublicationCheck;
import io.leadledger.command.funnel.TriggerAction;
import io.leadledger.command.funnel.progress.ProgressCommand.EnterFunnel;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.values.Fields;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Lets the same subject into the funnel whose key `funnel` is, unless too many funnels have
/// started each other by then.
@Component
@EnableConfigurationProperties(TriggerSettings.class)
class StartAnotherFunnel implements TriggerAction {
  private final CommandDispatcher commands;
  private final int most;

  StartAnotherFunnel(CommandDispatcher commands, TriggerSettings settings) {
    this.commands = commands;
    this.most = settings.depth();
  }

  @Override
  public String type() {
    return PublicationCheck.START_FUNNEL;
  }

  @Override
  public void check(UUID tenant, Fields fields, String field, Map<String, Object> settings) {
    TriggerSettings.known(fields, field, settings, List.of(PublicationCheck.FUNNEL));
    fields.requiredText(
        field + "." + PublicationCheck.FUNNEL,
        TriggerSettings.text(settings, PublicationCheck.FUNNEL),
        100);
  }

  @Override
  public Done act(Firing firing) {
    if (firing.depth() >= most) {
      return Done.stopped(
          "%d funnels have started each other in a row, and no more may.".formatted(most));
    }
    try {
      commands.send(
          new EnterFunnel(
              firing.id(),
              FunnelParts.funnel(
                  firing.by().tenant(), String.valueOf(firing.setting(PublicationCheck.FUNNEL))),
              firing.subject(),
              null,
              firing.depth() + 1,
              firing.progress(),
              null),
          firing.by());
    } catch (ProblemException refused) {
      if (!refused.code().equals(CommandDispatcher.ALREADY_EXISTS)) {
        throw refused;
      }
    }
    return Done.DONE;
  }
}
