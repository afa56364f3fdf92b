package io.leadledger.command.funnel.trigger;

import io.leadledger.command.conversation.ConversationCommand;
import io.leadledger.command.conversation.ConversationCommand.RecordMessage;
import io.leadledger.command.conversation.ConversationCommand.StartConversation;
import io.leadledger.command.funnel.TriggerAction;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.values.Fields;
import io.leadledger.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says `text` to the lead: in a new conversation on `channel`, if one is named, and otherwise in
/// the one that the progress last learnt from. It leaves as any message of ours does.
@Component
class SendMessageToLead implements TriggerAction {
  private static final String SPEAKER = "funnel";

  private final CommandDispatcher commands;

  SendMessageToLead(CommandDispatcher commands) {
    this.commands = commands;
  }

  @Override
  public String type() {
    return "send_message";
  }

  @Override
  public void check(UUID tenant, Fields fields, String field, Map<String, Object> settings) {
    TriggerSettings.known(fields, field, settings, List.of("text", "subject", "channel"));
    fields.requiredText(field + ".text", TriggerSettings.text(settings, "text"), 10_000);
    fields.text(field + ".subject", TriggerSettings.text(settings, "subject"), 500);
    fields.oneOf(
        field + ".channel",
        TriggerSettings.text(settings, "channel"),
        ConversationCommand.CHANNELS);
  }

  @Override
  public Done act(Firing firing) {
    UUID lead = firing.lead();
    if (lead == null) {
      return Done.failed("There is no lead to say it to.");
    }
    String channel = firing.setting("channel");
    UUID conversation = channel == null ? firing.conversation() : begun(lead, channel, firing);
    if (conversation == null) {
      return Done.failed("There is no conversation to say it in, and no channel is named.");
    }
    commands.send(
        new RecordMessage(
            conversation,
            firing.id(),
            "agent",
            SPEAKER,
            firing.setting("subject"),
            Objects.requireNonNull(firing.setting("text")),
            null,
            null,
            null,
            null),
        firing.by().onceAs("funnel-message/" + firing.id()));
    return Done.DONE;
  }

  /// The conversation has the firing's own id: begun twice it is one.
  private @Nullable UUID begun(UUID lead, String channel, Firing firing) {
    try {
      commands.send(
          new StartConversation(
              firing.id(),
              lead,
              null,
              channel,
              "outbound",
              firing.setting("subject"),
              SPEAKER,
              null,
              null,
              null),
          firing.by());
    } catch (ProblemException refused) {
      if (!refused.code().equals(CommandDispatcher.ALREADY_EXISTS)) {
        throw refused;
      }
    }
    return firing.id();
  }
}
