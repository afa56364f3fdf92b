package io.leadledger.command.erasure;

import io.leadledger.command.errand.Refusals;
import io.leadledger.command.lead.LeadCommand.EraseLead;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.work.OneProcess;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Erases whom retention rules mean, by the same command as a member would, where the history is in
/// PostgreSQL.
@Component
@Profile("!" + EventStoreDefaults.AXON_SERVER)
class Retention {
  private static final int AT_ONCE = 1_000;

  private final RetentionRules rules;
  private final CommandDispatcher commands;
  private final OneProcess lock;

  Retention(RetentionRules rules, CommandDispatcher commands, DataSource database) {
    this.rules = rules;
    this.commands = commands;
    this.lock = new OneProcess(database);
  }

  @Scheduled(
      initialDelayString = "${leadledger.retention.every:PT1H}",
      fixedDelayString = "${leadledger.retention.every:PT1H}")
  void carryOut() {
    lock.holding("command.retention_rule", () -> rules.all().forEach(this::carryOut));
  }

  private void carryOut(RetentionRule rule) {
    for (UUID lead : rules.untouched(rule.tenant(), rule.untouchedDays(), AT_ONCE)) {
      Refusals.send(
          commands,
          new EraseLead(lead, "retention"),
          CommandContext.of(rule.tenant(), rule.actor(), CommandContext.SYSTEM));
    }
  }
}
