package io.leadledger.standalone;

import io.leadledger.command.CommandSide;
import io.leadledger.query.QuerySide;
import io.leadledger.store.seal.VerifyHistory;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/// Both sides in one process, on a PostgreSQL that LeadLedger brings along or on one that is named
/// to it.
@SpringBootApplication
@Import({CommandSide.class, QuerySide.class})
public class LeadLedger {

  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    if (!words.isEmpty() && words.getFirst().equals(VerifyHistory.COMMAND)) {
      System.exit(VerifyHistory.run(words.subList(1, words.size()), System.out, System.err));
    }
    try {
      if (!words.isEmpty() && words.getFirst().equals(ImportHistory.COMMAND)) {
        ImportHistory.run(words.subList(1, words.size()));
        System.exit(0);
      }
      if (!words.isEmpty() && words.getFirst().equals(BackUp.COMMAND)) {
        BackUp.run(words.subList(1, words.size()));
        System.exit(0);
      }
      start(Options.of(arguments));
    } catch (StartFailure e) {
      Failures.print(String.valueOf(e.getMessage()));
      System.exit(1);
    }
  }

  static ConfigurableApplicationContext start(Options options) {
    requireFree(options.port());
    var process = new SpringApplication(LeadLedger.class);
    process.setDefaultProperties(
        Map.of(
            "server.port", options.port(),
            "leadledger.data-dir", options.dataDir().toString(),
            "leadledger.first-tenant.new-admin-key", options.newAdminKey(),
            "leadledger.demo", options.demo(),
            // The demo brings its own language models along, on this machine.
            "leadledger.language-models.allow", options.demo() ? "127.0.0.0/8" : ""));
    process.addInitializers(context -> open(options, context));
    return process.run();
  }

  private static void open(Options options, ConfigurableApplicationContext context) {
    Database database = Database.open(options);
    if (database.server() != null) {
      // Registered before any bean and so destroyed after all of them.
      ((DefaultSingletonBeanRegistry) context.getBeanFactory())
          .registerDisposableBean("postgresServer", database.server()::close);
    }
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("database", database.properties()));
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
