package io.leadledger.command.work;

import static io.leadledger.command.platform.RuleBroken.require;

import io.leadledger.command.conversation.Conversations;
import io.leadledger.command.lead.Leads;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The lead and the conversation that a task or a notification is about; null for none.
public record About(@Nullable UUID lead, @Nullable UUID conversation) {
  public static final About NOTHING = new About(null, null);

  /// The same, with the lead of the conversation; refused if one of them is not there.
  About known(UUID tenant, Leads leads, Conversations conversations) {
    if (conversation != null) {
      Optional<UUID> talking = conversations.leadOf(tenant, conversation);
      require(
          talking.isPresent() && (lead == null || talking.get().equals(lead)),
          WorkRule.WORK_IS_ABOUT_A_CONVERSATION_OF_ITS_LEAD);
      return new About(talking.get(), conversation);
    }
    require(lead == null || leads.isKnown(tenant, lead), WorkRule.WORK_IS_ABOUT_A_KNOWN_LEAD);
    return this;
  }
}
