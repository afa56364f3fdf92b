package io.leadledger.command.funnel;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.values.Fields;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import io.leadledger.events.funnel.FunnelSubject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The port to what a trigger may do: one implementation for each kind of action.
public interface TriggerAction {

  /// As triggers name it, such as `create_task`.
  String type();

  /// Notes what is wrong with a trigger's settings.
  void check(UUID tenant, Fields fields, String field, Map<String, Object> settings);

  /// Does it. It may be asked again under the same name when it is not known what became of it:
  /// doing it twice must do no harm. What is thrown is tried again.
  ///
  /// @return what became of it
  Done act(Firing firing);

  /// A trigger that fires because of an event.
  ///
  /// @param id its name: one for each trigger and event
  /// @param version of the funnel that the trigger is of
  /// @param depth how many funnels have started each other up to this one
  /// @param conversation that the progress last learnt from, if any
  /// @param data what is known by then, by the names of data points
  record Firing(
      UUID id,
      Trigger trigger,
      UUID version,
      UUID progress,
      FunnelSubject subject,
      int depth,
      @Nullable UUID conversation,
      Map<String, Object> data,
      UUID event,
      CommandContext by) {

    public @Nullable String setting(String name) {
      Object value = trigger.settings().get(name);
      return value == null ? null : value.toString();
    }

    public @Nullable UUID lead() {
      return subject.kind().equals("lead") ? subject.id() : null;
    }
  }

  /// What became of a firing: `outcome` is `done`, `failed` or `stopped`.
  record Done(String outcome, @Nullable String explanation) {
    public static final Done DONE = new Done("done", null);

    public static Done failed(String why) {
      return new Done("failed", why);
    }

    public static Done stopped(String why) {
      return new Done("stopped", why);
    }
  }
}
