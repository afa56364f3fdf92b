package io.leadledger.command.funnel.advice;

import io.leadledger.command.deadline.Deadline;
import io.leadledger.command.deadline.Reminder;
import io.leadledger.command.funnel.progress.ProgressBook;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Assesses a progress from time to time, as long as it is open, and once more when it is over:
/// what was suggested is of no use any more.
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
    Optional<ProgressBook.Entry> entry = book.find(reminder.tenant(), reminder.about());
    if (entry.isEmpty()) {
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
    return entry.filter(ProgressBook.Entry::open).map(_ -> Instant.now().plus(settings.every()));
  }
}
