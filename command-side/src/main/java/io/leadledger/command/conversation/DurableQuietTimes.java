package io.leadledger.command.conversation;

import io.leadledger.command.deadline.DurableDeadlines;
import io.leadledger.command.deadline.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Quiet times as the settings say them, watched by deadlines that outlive the process.
@Component
@EnableConfigurationProperties(QuietTimeSettings.class)
class DurableQuietTimes implements QuietTimes {
  private final QuietTimeSettings settings;
  private final DurableDeadlines deadlines;

  DurableQuietTimes(QuietTimeSettings settings, DurableDeadlines deadlines) {
    this.settings = settings;
    this.deadlines = deadlines;
  }

  @Override
  public Duration of(String channel) {
    return settings.of(channel);
  }

  @Override
  public void lookAgain(UUID tenant, UUID actor, UUID conversation, Instant at) {
    deadlines.set(
        AbandonmentDeadline.KIND,
        conversation + "/" + at.toEpochMilli(),
        new Reminder(tenant, actor, conversation, at.toString()).data(),
        at);
  }

  @Override
  public Duration beforeAnalysis() {
    return settings.analysed();
  }

  @Override
  public void analyse(
      UUID tenant, UUID actor, UUID conversation, int known, String occasion, Instant at) {
    deadlines.set(
        AnalysisDeadline.KIND,
        conversation + "/" + known + "/" + occasion,
        new Reminder(tenant, actor, conversation, occasion).data(),
        at);
  }
}
