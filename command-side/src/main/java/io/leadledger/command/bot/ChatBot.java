package io.leadledger.command.bot;

import io.leadledger.command.extraction.ConversationAnalyser.Asker;
import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.events.lead.LeadContact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The port of those who answer leads in our name. Of several who serve a tenant the first by
/// `@Order` answers; if it cannot, the next one does.
public interface ChatBot {

  boolean serves(UUID tenant);

  /// What to answer to what the lead has said last.
  ///
  /// @throws RuntimeException if it has no answer; another bot is asked then
  Reply answer(Exchange exchange);

  /// A conversation as far as it has come.
  ///
  /// @param asker whom it is with, and in which member's name it is answered
  /// @param said in order; the last is the lead's
  /// @param definitions what is to be learnt, in the order in which one would ask
  record Exchange(
      UUID tenant,
      UUID conversation,
      Asker asker,
      List<Said> said,
      List<DataPointDefinition> definitions,
      LeadContact contact) {
    public Exchange {
      said = List.copyOf(said);
      definitions = List.copyOf(definitions);
    }

    /// What is still to be learnt, apart from how to reach somebody whom we can reach.
    ///
    /// @param known by name
    List<DataPointDefinition> missing(Set<String> known) {
      return definitions.stream()
          .filter(wanted -> !known.contains(wanted.name()))
          .filter(wanted -> !isReachableBy(wanted))
          .toList();
    }

    private boolean isReachableBy(DataPointDefinition wanted) {
      return switch (wanted.type()) {
        case EMAIL -> contact.email() != null;
        case PHONE -> contact.phone() != null;
        case TEXT, INTEGER, NUMBER, BOOLEAN, DATE, MONEY -> false;
      };
    }

    /// What the bot kept when it spoke last.
    Optional<Map<String, String>> memory() {
      return said.reversed().stream()
          .filter(it -> it.speaker() == Speaker.BOT)
          .findFirst()
          .map(Said::memory);
    }
  }

  /// Who said something.
  enum Speaker {
    LEAD,
    BOT,
    PERSON
  }

  /// Something that was said.
  ///
  /// @param memory what the bot has kept with its own message
  record Said(UUID message, Speaker speaker, String text, Instant at, Map<String, String> memory) {}

  /// What the bot does.
  sealed interface Reply {

    /// It answers.
    ///
    /// @param memory what it wants to know again when it answers next
    /// @param email of the lead, if the lead has told it
    /// @param phone of the lead, if the lead has told it
    /// @param isComplete whether all is known that is to be learnt
    record Say(
        String text,
        Map<String, String> memory,
        @Nullable String email,
        @Nullable String phone,
        boolean isComplete)
        implements Reply {}

    /// It says so, and lets a person take over.
    record HandOver(String text, String reason) implements Reply {}
  }
}
