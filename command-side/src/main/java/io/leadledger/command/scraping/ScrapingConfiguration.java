package io.leadledger.command.scraping;

import io.leadledger.store.work.ProcessLocks;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the worker.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScrapeSettings.class)
class ScrapingConfiguration {

  @Bean
  ScrapeWorker scrapeWorker(
      JdbcScrapeBook book, DataSource database, Crawls crawls, ScrapeSettings settings) {
    return new ScrapeWorker(book, new ProcessLocks(database), crawls::begin, settings);
  }
}
