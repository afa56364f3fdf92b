package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.lead.LeadCommand.CaptureLead;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.query.verification.Scope;
import io.leadledger.query.verification.Verifier;
import io.leadledger.store.seal.HistoryVerifier;
import io.leadledger.store.seal.Verdict;
import io.leadledger.store.sealing.HistoryExport;
import io.leadledger.store.sealing.Sealer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// LeadLedger on a data folder that is kept, moved or restored.
abstract class OnAFolder {
  static ConfigurableApplicationContext start(Path data) {
    return LeadLedger.start(Options.of("--port=0", "--data-dir=" + data));
  }

  static void capture(ConfigurableApplicationContext running, int leads) {
    var context =
        sql(running)
            .sql("select operator_tenant, first_owner from command.installation")
            .query(
                (row, _) ->
                    CommandContext.of(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        CommandContext.SYSTEM))
            .single();
    for (int lead = 0; lead < leads; lead++) {
      running
          .getBean(CommandDispatcher.class)
          .send(
              new CaptureLead(
                  Ids.next(),
                  null,
                  "web",
                  null,
                  LeadContact.NONE,
                  "b-" + Ids.next(),
                  null,
                  null,
                  null,
                  null),
              context);
    }
  }

  static JdbcClient sql(ConfigurableApplicationContext running) {
    return JdbcClient.create(running.getBean(DataSource.class));
  }

  static long number(ConfigurableApplicationContext running, String query) {
    return sql(running).sql(query).query((row, _) -> row.getLong(1)).single();
  }

  static void awaitProjected(ConfigurableApplicationContext running) {
    long leads = leads(running);
    Awaitility.await().until(() -> number(running, "select count(*) from crm.leads") == leads);
  }

  static long leads(ConfigurableApplicationContext running) {
    return number(
        running,
        "select count(*) from events.domain_event_entry where payload_type = 'lead.LeadCaptured'");
  }

  /// Heads, history, tokens and tables are of one moment, and it goes on from there.
  static void requireWhole(ConfigurableApplicationContext running) {
    long end = number(running, "select max(global_index) from events.domain_event_entry");
    capture(running, 1);
    assertThat(number(running, "select max(global_index) from events.domain_event_entry"))
        .isGreaterThan(end);
    awaitProjected(running);
    Sealer sealer = running.getBean(Sealer.class);
    var verifier = new HistoryVerifier(sealer.keys().all(), List.of());
    running.getBean(HistoryExport.class).read(sealer.seal(), verifier::accept);
    Verdict verdict = verifier.end();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.events())
        .isEqualTo(number(running, "select count(*) from events.domain_event_entry"));
    assertThat(running.getBean(Verifier.class).verify(Scope.EVERYTHING).tables())
        .allMatch(table -> table.differing() == 0);
  }
}
