package io.leadledger.query.lookback;

import io.leadledger.query.api.catalogue.Catalogue;
import io.leadledger.query.api.catalogue.ReadColumn;
import io.leadledger.query.api.catalogue.ReadSchema;
import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.HistoryReader;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.Subtrees;
import io.leadledger.store.sealing.Sealer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Puts together what is known of a lead, or of anything else that has a stream.
@Component
@Profile("!" + EventStoreDefaults.AXON_SERVER)
class Dossiers {
  /// By which names the documents refer to a lead.
  private static final Set<String> REFERENCES =
      Set.of("lead_id", "contact_id", "prospect_id", "user_id", "visitor_id");

  private static final int MOST_ROWS = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Catalogue catalogue;
  private final JdbcClient database;
  private final PastEvents events;
  private final Sealer sealer;

  Dossiers(Catalogue catalogue, JdbcClient database, PastEvents events, Sealer sealer) {
    this.catalogue = catalogue;
    this.database = database;
    this.events = events;
    this.sealer = sealer;
  }

  Dossier about(UUID tenant, UUID subject) {
    SignedHead head = sealer.seal();
    List<Dossier.Row> rows =
        catalogue.schemas().stream()
            .map(ReadSchema::tables)
            .flatMap(List::stream)
            .flatMap(table -> rows(tenant, subject, table))
            .limit(MOST_ROWS)
            .toList();
    Set<UUID> streams = new LinkedHashSet<>(List.of(subject));
    streams.addAll(streamsOf(tenant, rows));
    List<Dossier.Happened> happened = new ArrayList<>();
    Subtrees nodes = sealer.subtrees();
    for (TrackedEventMessage<?> event : events.of(tenant, streams)) {
      OptionalLong leaf = sealer.leafAt(HistoryReader.position(event));
      happened.add(
          new Dossier.Happened(
              event, leaf, leaf.isPresent() ? nodes.node(0, leaf.getAsLong()).toString() : ""));
    }
    return new Dossier(tenant, subject, rows, happened, head);
  }

  private Stream<Dossier.Row> rows(UUID tenant, UUID subject, ReadTable table) {
    List<String> about =
        table.columns().stream()
            .map(ReadColumn::name)
            .filter(
                column -> REFERENCES.contains(column) || table.primaryKey().equals(List.of(column)))
            .map(column -> "\"%s\"::text = :subject".formatted(column))
            .toList();
    return about.isEmpty()
        ? Stream.empty()
        : database
            .sql(
                "select to_jsonb(t)::text from \"%s\".\"%s\" t where _tenant_id = :tenant and (%s) order by _position limit %d"
                    .formatted(table.schema(), table.name(), String.join(" or ", about), MOST_ROWS))
            .param("tenant", tenant)
            .param("subject", subject.toString())
            .query((row, _) -> JSON.readTree(row.getString(1)))
            .list()
            .stream()
            .map(row -> new Dossier.Row(table.schema() + "." + table.name(), row));
  }

  private List<UUID> streamsOf(UUID tenant, List<Dossier.Row> rows) {
    Long[] positions =
        rows.stream()
            .map(Dossier.Row::values)
            .map(row -> row.get("_position"))
            .filter(position -> position != null)
            .map(JsonNode::asLong)
            .distinct()
            .toArray(Long[]::new);
    return database
        .sql(
            """
            select distinct aggregate_identifier from events.domain_event_entry
            where tenant_id = ? and global_index = any (?)""")
        .params(tenant, positions)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }
}
