package io.leadledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventVocabulary;
import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.query.verification.Scope;
import io.leadledger.query.verification.Verifier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Base of tests of projectors: events go through the real event store and the real processors into
/// real PostgreSQL. Each test has a tenant of its own.
@SpringBootTest(
    classes = ProjectionTest.Application.class,
    properties = {
      "spring.config.import=classpath:http-edge.properties",
      "spring.datasource.hikari.connection-init-sql=set time zone 'UTC'",
      "leadledger.master-key-file=${java.io.tmpdir}/leadledger-query-test-${random.uuid}.key"
    })
public abstract class ProjectionTest {
  /// When all events of these tests happen, unless they say otherwise.
  protected static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ThrowAwayPostgres.Database DATABASE = ThrowAwayPostgres.newDatabase();
  private static final JsonMapper JSON = new JsonMapper();

  protected final UUID tenant = Ids.next();
  protected final UUID actor = Ids.next();
  private final Map<UUID, Long> sequences = new HashMap<>();

  @Autowired private EventStore history;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Projections projections;
  @Autowired private EventProcessingConfiguration processing;
  @Autowired protected JdbcClient database;
  @Autowired protected Verifier verifier;

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan({
    "io.leadledger.query.projection",
    "io.leadledger.query.verification",
    "io.leadledger.query.funnel",
    "io.leadledger.query.crm",
    "io.leadledger.query.workspace",
    "io.leadledger.query.smartweb",
    "io.leadledger.query.resman"
  })
  static class Application {}

  @DynamicPropertySource
  static void freshDatabase(DynamicPropertyRegistry properties) {
    properties.add("spring.datasource.url", DATABASE::url);
    properties.add("spring.datasource.username", DATABASE::user);
    properties.add("spring.datasource.password", DATABASE::password);
  }

  /// Whatever a test tells, the rows that come of it follow from the history.
  @AfterEach
  void verifyEverything() {
    assertThat(verifier.verify(Scope.EVERYTHING).tables())
        .filteredOn(table -> table.differing() > 0)
        .isEmpty();
  }

  /// Appends the events in one transaction and waits until all schemas have come as far.
  protected void published(DomainEvent... events) {
    transaction.executeWithoutResult(
        _ -> {
          for (DomainEvent event : events) {
            history.publish(message(event, Ids.next()));
          }
        });
    awaitProjection();
  }

  /// The same for one event, whose id the test knows.
  protected UUID publishedAlone(DomainEvent event) {
    UUID id = Ids.next();
    transaction.executeWithoutResult(_ -> history.publish(message(event, id)));
    awaitProjection();
    return id;
  }

  private GenericDomainEventMessage<DomainEvent> message(DomainEvent event, UUID id) {
    return new GenericDomainEventMessage<>(
        EventVocabulary.aggregateOf(event.getClass()),
        event.aggregateId().toString(),
        sequences.merge(event.aggregateId(), 1L, Long::sum) - 1,
        event,
        MetaData.from(
            Map.of(
                Provenance.TENANT, tenant.toString(),
                Provenance.ACTOR, actor.toString(),
                Provenance.ORIGIN, "api")),
        id.toString(),
        NOW);
  }

  private void awaitProjection() {
    long head =
        database
            .sql("select max(global_index) from events.domain_event_entry")
            .query(Long.class)
            .single();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                ReadSchemas.DOCUMENTED.stream()
                    .allMatch(schema -> projections.position(schema, tenant) >= head));
    assertThat(
            database
                .sql(
                    "select processing_group || ': ' || cause_message from projection.dead_letter_entry")
                .query(String.class)
                .list())
        .isEmpty();
  }

  /// The whole row as JSON, without provenance and without columns that are null.
  protected JsonNode row(String table, UUID id) {
    List<JsonNode> rows = rows(table, "id", id);
    assertThat(rows).as(table + " " + id).hasSize(1);
    return rows.getFirst();
  }

  /// All rows with this value in a column, in the order in which they were made.
  protected List<JsonNode> rows(String table, String column, Object value) {
    return database
        .sql(
            """
            select jsonb_strip_nulls(to_jsonb(t) - '_tenant_id' - '_position' - '_event_id')::text
            from %s t where %s = ? order by _position"""
                .formatted(table, column))
        .param(value)
        .query((row, _) -> JSON.readTree(row.getString(1)))
        .list();
  }

  /// One line of JSON as PostgreSQL would write it; `'` stands for `"`.
  protected static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /// Empties all tables and projects the whole history again, in batches as large as they get,
  /// while the live rows came from batches as small as the tests made them.
  protected void assertThatAReplayMakesTheSameRows() {
    List<String> live = everything();
    for (String schema : ReadSchemas.DOCUMENTED) {
      processor(schema).shutDown();
    }
    tables().forEach(table -> database.sql("delete from " + table).update());
    assertThat(everything()).isEmpty();
    database.sql("delete from projection.token_entry").update();
    for (String schema : ReadSchemas.DOCUMENTED) {
      processor(schema).start();
    }
    awaitProjection();
    // Rows of other tests' tenants may still be on their way, in other segments.
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(everything()).isEqualTo(live));
  }

  private StreamingEventProcessor processor(String schema) {
    return processing.eventProcessor(schema, StreamingEventProcessor.class).orElseThrow();
  }

  private List<String> everything() {
    return tables().stream()
        .flatMap(
            table ->
                database
                    .sql("select to_jsonb(t)::text from %s t order by 1".formatted(table))
                    .query((row, _) -> table + " " + row.getString(1))
                    .list()
                    .stream())
        .toList();
  }

  private List<String> tables() {
    return database
        .sql(
            """
            select format('%I.%I', table_schema, table_name) from information_schema.columns
            where column_name = '_position' and table_schema in ('funnel', 'crm', 'workspace', 'smartweb', 'resman')
            order by 1""")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
