package io.leadledger.command.extraction;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The port of those who understand conversations.
public interface ConversationAnalyser {

  /// Whom the conversation is with, and in which member's name it is to be understood.
  record Asker(UUID lead, UUID actor) {}

  /// What is asked.
  ///
  /// @param asker null if it may be told to nobody outside: then no language model is asked
  /// @param turns in the order in which they were said
  /// @param zone in which days such as "tomorrow" are meant
  record Request(
      UUID tenant,
      UUID conversation,
      @Nullable Asker asker,
      List<Turn> turns,
      List<DataPointDefinition> definitions,
      ZoneId zone) {
    public Request {
      turns = List.copyOf(turns);
      definitions = List.copyOf(definitions);
    }

    /// What is asked of those who tell nobody.
    public Request(
        UUID tenant,
        UUID conversation,
        List<Turn> turns,
        List<DataPointDefinition> definitions,
        ZoneId zone) {
      this(tenant, conversation, null, turns, definitions, zone);
    }
  }

  /// Understands a conversation as far as it has come.
  ///
  /// @throws AnalysisFailed if there is no answer, or one that is not what was asked for
  Analysis analyse(Request request);
}
