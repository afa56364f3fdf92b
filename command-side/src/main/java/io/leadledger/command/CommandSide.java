package io.leadledger.command;

import io.leadledger.store.schema.SchemaMigration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// Takes commands and appends events. As a process of its own it tells the query sides, which read
/// the same database, of what it appended.
@SpringBootApplication
public class CommandSide {

  public static void main(String[] args) {
    var process = new SpringApplication(CommandSide.class);
    process.setDefaultProperties(
        Map.of("server.port", 8081, "leadledger.event-store.notify", true));
    process.run(args);
  }

  @Bean
  SchemaMigration commandMigration() {
    return new SchemaMigration("command");
  }
}
