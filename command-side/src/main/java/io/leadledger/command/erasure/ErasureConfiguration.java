package io.leadledger.command.erasure;

import io.leadledger.command.lead.Forgetting;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.store.erasure.ErasurePart;
import io.leadledger.store.erasure.Erasures;
import org.axonframework.common.caching.Cache;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Lets leads be forgotten, and what commands keep of them be erased: at once, and once more when
/// what was under way has ended.
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  @Bean
  Forgetting forgetting(Erasures erasures) {
    return erasures::begin;
  }

  @Bean
  WorkingTables workingTablesAtOnce(
      Belongings belongings,
      JdbcClient database,
      PlatformTransactionManager transactions,
      CommandDispatcher commands,
      @Qualifier("aggregates") Cache aggregates) {
    return new WorkingTables(
        ErasurePart.WORKING_TABLES, belongings, database, transactions, commands, aggregates);
  }

  @Bean
  WorkingTables workingTablesAtLast(
      Belongings belongings,
      JdbcClient database,
      PlatformTransactionManager transactions,
      CommandDispatcher commands,
      @Qualifier("aggregates") Cache aggregates) {
    return new WorkingTables(
        ErasurePart.LATE_WORKING_TABLES, belongings, database, transactions, commands, aggregates);
  }
}
