package io.leadledger.query;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Projects the history into the read schemas and answers queries. As a process of its own it
/// listens for what command sides append to the same database.
@SpringBootApplication
public class QuerySide {

  public static void main(String[] args) {
    var process = new SpringApplication(QuerySide.class);
    process.setDefaultProperties(
        Map.of(
            "server.port",
            8082,
            "leadledger.event-store.listen",
            true,
            "management.endpoint.health.group.readiness.include",
            "readinessState,db,projections"));
    process.run(args);
  }
}
