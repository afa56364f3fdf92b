package io.leadledger.command.extraction;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// The port of those who understand conversations.
public interface ConversationAnalyser {

  /// What is asked.
  ///
  /// @param turns in the order in which they were said
  /// @param zone in which days such as "tomorrow" are meant
  record Request(
      UUID tenant,
      UUID conversation,
      List<Turn> turns,
      List<DataPointDefinition> definitions,
      ZoneId zone) {
    public Request {
      turns = List.copyOf(turns);
      definitions = List.copyOf(definitions);
    }
  }

  /// Understands a conversation as far as it has come.
  ///
  /// @throws AnalysisFailed if there is no answer, or one that is not what was asked for
  Analysis analyse(Request request);
}
