package io.leadledger.command.scraping;

import io.leadledger.store.work.ProcessLocks;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the worker, and what it is bound to.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScrapeSettings.class)
class ScrapingConfiguration {

  /// Of jobs and of hosts.
  @Bean
  ProcessLocks scrapeLocks(DataSource database) {
    return new ProcessLocks(database);
  }

  @Bean
  ScrapeWorker scrapeWorker(
      JdbcScrapeBook book, ProcessLocks locks, Crawls crawls, ScrapeSettings settings) {
    return new ScrapeWorker(book, locks, crawls::begin, settings);
  }
}
