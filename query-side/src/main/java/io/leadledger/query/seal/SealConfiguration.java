package io.leadledger.query.seal;

import io.leadledger.http.OpenPath;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.SettledPrefix;
import io.leadledger.store.sealing.HeadFile;
import io.leadledger.store.sealing.HeadsGoOut;
import io.leadledger.store.sealing.HistoryExport;
import io.leadledger.store.sealing.SealWork;
import io.leadledger.store.sealing.Sealer;
import io.leadledger.store.vault.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.PlatformTransactionManager;

/// Seals the history where it is in PostgreSQL (ADR 130).
@Configuration(proxyBeanMethods = false)
@Profile("!" + EventStoreDefaults.AXON_SERVER)
@EnableConfigurationProperties(SealSettings.class)
class SealConfiguration {

  @Bean
  Sealer sealer(
      DataSource database,
      PlatformTransactionManager transactions,
      SettledPrefix settled,
      Secrets secrets) {
    return new Sealer(database, transactions, settled, secrets, Clock.systemUTC());
  }

  @Bean
  HistoryExport historyExport(
      DataSource database, PlatformTransactionManager transactions, Sealer sealer) {
    return new HistoryExport(database, transactions, sealer);
  }

  @Bean
  SealWork sealWork(Sealer sealer, SealSettings settings) {
    return new SealWork(sealer, settings.every(), Clock.systemUTC());
  }

  @Bean
  @ConditionalOnProperty("leadledger.seal.heads-file")
  HeadsGoOut headsGoIntoAFile(
      SealSettings settings, DataSource database, PlatformTransactionManager transactions) {
    Path file = Objects.requireNonNull(settings.headsFile());
    return new HeadsGoOut(new HeadFile(file), database, transactions);
  }

  @Bean
  OpenPath keysOfTheSeal() {
    return new OpenPath(HttpMethod.GET, SealController.PATH + "/keys");
  }
}
