package io.leadledger.query.projection;

import io.leadledger.query.platform.writer.RowWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.axonframework.common.jdbc.ConnectionProvider;

/// The projections that run in this process, by the name of their schema.
public final class ProjectionDirectory {
  private final ParkedStreams parked;
  private final ConnectionProvider connections;
  private final Map<String, Projection> projections = new ConcurrentHashMap<>();

  ProjectionDirectory(ParkedStreams parked, ConnectionProvider connections) {
    this.parked = parked;
    this.connections = connections;
  }

  void add(String schema, Projection projection) {
    projections.put(schema, projection);
  }

  Optional<Projection> find(String schema) {
    return Optional.ofNullable(projections.get(schema));
  }

  /// Folds events into other tables than the schema's own.
  ///
  /// @param into looked up by the schema's name
  public SchemaFold fold(String schema, UnaryOperator<String> into) {
    return new SchemaFold(find(schema).orElseThrow(), new RowWriter(into));
  }

  /// Projects into a schema that is to take the place of this one.
  public ShadowProjection shadow(String schema, String shadow) {
    return new ShadowProjection(
        schema, shadow, find(schema).orElseThrow().groups(), parked, connections);
  }

  /// Whether the schema is projected in this process.
  public boolean includes(String schema) {
    return projections.containsKey(schema);
  }

  /// The processing groups that fill a schema.
  public List<String> groups(String schema) {
    return find(schema).orElseThrow().groupNames();
  }

  /// Which schema each processing group fills.
  Map<String, String> schemaOfGroups() {
    Map<String, String> groups = new TreeMap<>();
    projections.forEach(
        (schema, projection) ->
            projection.groupNames().forEach(group -> groups.put(group, schema)));
    return groups;
  }
}
