package io.leadledger.command.conversation;

import io.leadledger.command.deadline.Deadline;
import io.leadledger.command.deadline.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// When a conversation has fallen quiet or is closed, it is understood. What has been said
/// meanwhile puts it off.
@Component
class AnalysisDeadline implements Deadline {
  static final String KIND = "conversation-analysis";

  private final ConversationAnalyses analyses;
  private final Duration quiet;

  AnalysisDeadline(ConversationAnalyses analyses, QuietTimeSettings settings) {
    this.analyses = analyses;
    this.quiet = settings.analysed();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> due(String data) {
    Reminder reminder = Reminder.of(data);
    if (reminder.word().equals(Occasion.QUIET)) {
      Optional<Instant> quietAt =
          analyses.lastSaid(reminder.tenant(), reminder.about()).map(last -> last.plus(quiet));
      if (quietAt.isEmpty() || Instant.now().isBefore(quietAt.get())) {
        return quietAt;
      }
    }
    analyses.analyseIfPossible(reminder.about(), reminder.word(), reminder.by());
    return Optional.empty();
  }
}
