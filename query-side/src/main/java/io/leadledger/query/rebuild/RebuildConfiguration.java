package io.leadledger.query.rebuild;

import io.leadledger.query.projection.ParkedStreams;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.SchemaGate;
import io.leadledger.store.HistoryReader;
import io.leadledger.store.work.OneProcess;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Wires rebuilds.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildSettings.class)
class RebuildConfiguration {

  @Bean
  RebuildRun.Parts rebuildParts(
      RebuildSettings settings,
      JdbcClient database,
      DataSource migrated,
      RebuildJobs jobs,
      ProjectionDirectory directory,
      Projections projections,
      HistoryReader history,
      SchemaGate gate,
      ParkedStreams parked,
      PlatformTransactionManager transactions) {
    return new RebuildRun.Parts(
        settings.atWork(),
        database,
        migrated,
        jobs,
        directory,
        projections,
        history,
        gate,
        parked,
        transactions);
  }

  @Bean
  RebuildWorker rebuildWorker(RebuildRun.Parts parts, DataSource database, MeterRegistry meters) {
    return new RebuildWorker(parts, new OneProcess(database), parts.threads(), meters);
  }
}
