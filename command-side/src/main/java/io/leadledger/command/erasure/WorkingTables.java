package io.leadledger.command.erasure;

import io.leadledger.command.errand.Refusals;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.scraping.ScrapeCommand.CancelScrape;
import io.leadledger.store.erasure.ErasurePart;
import io.leadledger.store.erasure.ErasureStep;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.common.caching.Cache;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Erases snapshots, and what the command side has written down of a person and of what belongs to
/// them: claims, answers, deliveries, errands, visits. Websites that are being read for them are
/// read no further. Deadlines and calls to be made have nothing of theirs, and come to nothing.
class WorkingTables implements ErasureStep {
  private static final List<String> STATEMENTS =
      List.of(
          "delete from events.snapshot_event_entry where aggregate_identifier = any (:streams)",
          "delete from command.claim where tenant_id = :tenant and holder = any (:streams)",
          "delete from command.idempotency_key where aggregate_id = any (:streams)",
          "update command.message set external_digest = null where conversation = any (:streams) and external_digest is not null",
          "delete from command.delivery where conversation = any (:streams)",
          "delete from command.errand where stream = any (:streams) or id = any (:streams)",
          "delete from command.dialled_call where lead = any (:subjects)",
          "delete from command.chat_conversation where conversation = any (:streams)",
          "delete from command.chat_visitor where lead = any (:subjects)");

  private final ErasurePart part;
  private final Belongings belongings;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final CommandDispatcher commands;
  private final Cache aggregates;

  WorkingTables(
      ErasurePart part,
      Belongings belongings,
      JdbcClient database,
      PlatformTransactionManager transactions,
      CommandDispatcher commands,
      Cache aggregates) {
    this.part = part;
    this.belongings = belongings;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.commands = commands;
    this.aggregates = aggregates;
  }

  @Override
  public ErasurePart part() {
    return part;
  }

  @Override
  public boolean erase(UUID tenant, Set<UUID> subjects) {
    stopReading(tenant, subjects);
    Set<UUID> streams = belongings.of(tenant, subjects);
    streams.forEach(stream -> aggregates.remove(stream.toString()));
    transaction.executeWithoutResult(
        _ ->
            STATEMENTS.forEach(
                statement ->
                    database
                        .sql(statement)
                        .param("tenant", tenant)
                        .param("subjects", subjects.toArray(UUID[]::new))
                        .param("streams", streams.toArray(UUID[]::new))
                        .update()));
    return true;
  }

  private void stopReading(UUID tenant, Set<UUID> subjects) {
    record Job(UUID id, UUID actor) {}
    database
        .sql(
            """
            select job, actor from command.scrape_job
            where tenant_id = ? and scrape_for ->> 'leadId' = any (?::text[])
              and status in ('requested', 'running', 'paused')""")
        .param(tenant)
        .param(subjects.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, _) -> new Job(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list()
        .forEach(
            job ->
                Refusals.send(
                    commands,
                    new CancelScrape(job.id(), null),
                    CommandContext.of(tenant, job.actor(), CommandContext.SYSTEM)));
  }
}
