package io.leadledger.command.chat;

import io.leadledger.command.bot.BotDuties;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The bot answers in the chats of those websites that want it to.
@Component
class ChatDuties implements BotDuties {
  private final ChatSites sites;

  ChatDuties(ChatSites sites) {
    this.sites = sites;
  }

  @Override
  public Optional<UUID> inTheNameOf(UUID conversation) {
    return sites.ofConversation(conversation).filter(ChatSite::bot).map(ChatSite::actor);
  }
}
