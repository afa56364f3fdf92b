package io.leadledger.standalone;

import io.leadledger.command.CommandSide;
import io.leadledger.query.QuerySide;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/// Both sides in one process, on a PostgreSQL that LeadLedger brings along or on one that is named
/// to it.
@SpringBootApplication
@Import({CommandSide.class, QuerySide.class})
public class LeadLedger {

  public static void main(String[] arguments) {
    try {
      start(Options.of(arguments));
    } catch (RuntimeException e) {
      // What Spring was to start it has told already.
      if (!(e instanceof org.springframework.beans.BeansException)
          && !(e instanceof org.springframework.context.ApplicationContextException)) {
        Failures.line(e).ifPresentOrElse(Failures::print, () -> e.printStackTrace(System.err));
      }
      System.exit(1);
    }
  }

  static ConfigurableApplicationContext start(Options options) {
    requireFree(options.port());
    Database database = Database.open(options);
    try {
      var process = new SpringApplication(LeadLedger.class);
      process.setDefaultProperties(properties(options, database));
      // Registered before any bean and so destroyed after all of them.
      process.addInitializers(
          context -> {
            if (database.server() != null) {
              ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                  .registerDisposableBean("postgresServer", database.server()::close);
            }
          });
      return process.run();
    } catch (RuntimeException e) {
      if (database.server() != null) {
        database.server().close();
      }
      throw e;
    }
  }

  private static Map<String, Object> properties(Options options, Database database) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", options.port());
    properties.put("leadledger.data-dir", options.dataDir().toString());
    properties.put("leadledger.demo", options.demo());
    properties.put("spring.datasource.url", database.url());
    if (database.user() != null) {
      properties.put("spring.datasource.username", database.user());
    }
    if (database.password() != null) {
      properties.put("spring.datasource.password", database.password());
    }
    return properties;
  }

  /// Known at once, rather than after everything else has started.
  private static void requireFree(int port) {
    try (var socket = new ServerSocket(port)) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailure(Failures.portTaken(port));
    }
  }
}
