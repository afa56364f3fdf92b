package io.leadledger.command.conversation;

import io.leadledger.command.platform.KnownAggregates;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which conversations there are, for other aggregates to refer to.
public interface Conversations {

  /// The lead of a conversation that the tenant has. To be asked while a command is handled.
  Optional<UUID> leadOf(UUID tenant, UUID conversation);

  /// Looks at the aggregates themselves.
  @Component
  final class OfTheHistory implements Conversations {
    private final KnownAggregates known;

    OfTheHistory(KnownAggregates known) {
      this.known = known;
    }

    @Override
    public Optional<UUID> leadOf(UUID tenant, UUID conversation) {
      return known.ask(Conversation.class, tenant, conversation, Conversation::lead);
    }
  }
}
