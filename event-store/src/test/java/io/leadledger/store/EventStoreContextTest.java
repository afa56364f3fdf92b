package io.leadledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.postgres.ThrowAwayPostgres;
import java.nio.file.Path;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class EventStoreContextTest {
  @TempDir Path data;

  @EnableAutoConfiguration
  static class Application {}

  @Test
  void a_running_context_holds_the_persistent_and_transactional_parts() {
    ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Application.class)
            .properties(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "leadledger.event-store.notify=true",
                "leadledger.event-store.listen=true",
                "leadledger.data-dir=" + data)
            .run()) {
      assertThat(context.getBean(TransactionManager.class))
          .isInstanceOf(SpringTransactionManager.class);
      assertThat(context.getBean(EventStorageEngine.class))
          .isInstanceOf(PostgresEventStorageEngine.class);
      assertThat(context.getBean(EventStore.class)).isInstanceOf(WakingEventStore.class);
      assertThat(context.getBean(CommandBus.class)).isInstanceOf(SimpleCommandBus.class);
      Configuration axon = context.getBean(Configuration.class);
      assertThat(axon.eventStore()).isSameAs(context.getBean(EventStore.class));
      assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
      assertThat(axon.getComponent(TransactionManager.class))
          .isInstanceOf(SpringTransactionManager.class);
      assertThat(data.resolve("master.key")).exists();
    }
  }
}
