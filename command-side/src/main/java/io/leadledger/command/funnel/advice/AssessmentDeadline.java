package io.leadledger.command.funnel.advice;

import io.leadledger.command.conversation.Deadline;
import io.leadledger.command.conversation.Reminder;
import io.leadledger.command.funnel.progress.ProgressBook;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Assesses a progress from time to time, as long as it is open.
@Component
@EnableConfigurationProperties(AssessmentSettings.class)
class AssessmentDeadline implements Deadline {
  static final String KIND = "funnel-assessment";

  private final Assessing assessing;
  private final ProgressBook book;
  private final AssessmentSettings settings;

  AssessmentDeadline(Assessing assessing, ProgressBook book, AssessmentSettings settings) {
    this.assessing = assessing;
    this.book = book;
    this.settings = settings;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> due(String data) {
    Reminder reminder = Reminder.of(data);
    boolean open =
        book.find(reminder.tenant(), reminder.about()).filter(ProgressBook.Entry::open).isPresent();
    if (!open) {
      return Optional.empty();
    }
    try {
      assessing.assess(reminder.about(), Assessing.SCHEDULE, reminder.by());
    } catch (ProblemException refused) {
      // A tenant that is suspended may come back; anything of the server is tried again at once.
      if (refused.status().is5xxServerError()) {
        throw refused;
      }
    }
    return Optional.of(Instant.now().plus(settings.every()));
  }
}
