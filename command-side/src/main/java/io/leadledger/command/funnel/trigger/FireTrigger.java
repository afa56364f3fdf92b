package io.leadledger.command.funnel.trigger;

import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.ErrandHandler;
import io.leadledger.command.errand.Refusals;
import io.leadledger.command.funnel.FunnelBook;
import io.leadledger.command.funnel.TriggerAction;
import io.leadledger.command.funnel.TriggerAction.Done;
import io.leadledger.command.funnel.TriggerAction.Firing;
import io.leadledger.command.funnel.progress.ProgressCommand.RecordFiring;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.http.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/// Does what a trigger asks for, and has the progress record what became of it. What is refused for
/// good has failed; what may pass is tried again, up to a limit.
@Component
class FireTrigger implements ErrandHandler {
  static final String KIND = "funnel-trigger";
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int ATTEMPTS = 12;

  private final EventStore history;
  private final FunnelBook funnels;
  private final Map<String, TriggerAction> actions;
  private final CommandDispatcher commands;

  FireTrigger(
      EventStore history,
      FunnelBook funnels,
      List<TriggerAction> actions,
      CommandDispatcher commands) {
    this.history = history;
    this.funnels = funnels;
    this.actions = actions.stream().collect(Collectors.toMap(TriggerAction::type, it -> it));
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Duration lease() {
    return LEASE;
  }

  @Override
  public Optional<Duration> run(Errand errand) {
    FiringStory.of(errand.story(history))
        .firing(errand, version -> funnels.version(errand.tenant(), version))
        .ifPresent(firing -> fire(firing, errand));
    return Optional.empty();
  }

  private void fire(Firing firing, Errand errand) {
    Done done = done(firing, errand);
    Refusals.send(
        commands,
        new RecordFiring(
            firing.progress(),
            firing.id(),
            FunnelParts.trigger(firing.version(), firing.trigger().key()),
            firing.trigger().key(),
            firing.trigger().action(),
            firing.event(),
            done.outcome(),
            done.explanation()),
        firing.by().onceAs(KIND + "/" + firing.id()));
  }

  private Done done(Firing firing, Errand errand) {
    TriggerAction action = actions.get(firing.trigger().action());
    if (action == null) {
      return Done.failed("This cannot be done here any more.");
    }
    try {
      return action.act(firing);
    } catch (ProblemException refused) {
      if (Refusals.areOfTheMoment(refused) && errand.attempt() < ATTEMPTS) {
        throw refused;
      }
      return Done.failed(refused.getMessage() + " (" + refused.code() + ")");
    } catch (RuntimeException broken) {
      if (errand.attempt() < ATTEMPTS) {
        throw broken;
      }
      return Done.failed("It failed " + ATTEMPTS + " times: " + broken.getClass().getSimpleName());
    }
  }
}
