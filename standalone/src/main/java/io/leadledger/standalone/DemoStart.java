package io.leadledger.standalone;

import io.leadledger.standalone.Readiness.Ready;
import io.leadledger.standalone.demo.Demo;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Plays the demo as soon as LeadLedger is ready, if it was asked for.
@Component
@ConditionalOnProperty("leadledger.demo")
class DemoStart {
  private final Path dataDir;
  private final String databaseUrl;

  DemoStart(
      @Value("${leadledger.data-dir}") Path dataDir,
      @Value("${spring.datasource.url}") String databaseUrl) {
    this.dataDir = dataDir;
    this.databaseUrl = databaseUrl;
  }

  @EventListener
  void play(Ready ready) {
    Thread.ofVirtual().name("demo").start(new Demo(ready.address(), dataDir, psql())::play);
  }

  private String psql() {
    var database = URI.create(databaseUrl.substring("jdbc:".length()));
    Path password = dataDir.toAbsolutePath().normalize().resolve("postgres.password");
    return "PGPASSWORD=$(cat %s) psql -h %s -p %d -U leadledger leadledger"
        .formatted(password, database.getHost(), database.getPort());
  }
}
