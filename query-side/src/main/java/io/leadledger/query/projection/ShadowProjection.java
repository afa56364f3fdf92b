package io.leadledger.query.projection;

import static java.util.stream.Collectors.toMap;

import io.leadledger.query.platform.writer.RowWriter;
import io.leadledger.query.platform.writer.RowWriter.Older;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.jdbc.ConnectionProvider;

/// A read schema's projectors at work on another schema that is to take its place. What its tables
/// refuse is parked as the live projection parks it, under names of its own.
public final class ShadowProjection {
  private final String schema;
  private final String shadow;
  private final List<ProjectorGroup> groups;
  private final RowWriter writer;
  private final ParkedStreams parked;
  private final ConnectionProvider connections;
  private final EarlyStatistics statistics = new EarlyStatistics();

  ShadowProjection(
      String schema,
      String shadow,
      List<ProjectorGroup> groups,
      ParkedStreams parked,
      ConnectionProvider connections) {
    this.schema = schema;
    this.shadow = shadow;
    this.groups = groups;
    this.writer = new RowWriter(_ -> shadow);
    this.parked = parked;
    this.connections = connections;
  }

  /// The tables that each processing group fills, without their schema.
  public Map<String, List<String>> tables() {
    return groups.stream().collect(toMap(ProjectorGroup::name, ProjectorGroup::tables));
  }

  /// Writes what events owe to the tables of some groups, in the present transaction.
  ///
  /// @param groups by the names that they have in the live schema
  /// @throws SQLException if it is not the events that are to blame
  public void project(List<DecodedEvent> events, Set<String> groups, Older older)
      throws SQLException {
    ProjectionBatch batch = new ProjectionBatch(shadow, writer, parked, older);
    List<ProjectorGroup> asked =
        this.groups.stream().filter(group -> groups.contains(group.name())).toList();
    List<String> names =
        asked.stream().map(group -> shadow + group.name().substring(schema.length())).toList();
    for (DecodedEvent event : events) {
      for (int i = 0; i < asked.size(); i++) {
        if (asked.get(i).caresFor(event.message())) {
          batch.add(asked.get(i), names.get(i), event.message(), event.recorded());
        }
      }
    }
    try (Connection connection = connections.getConnection()) {
      statistics.after(connection, batch.write(connection));
    }
  }
}
