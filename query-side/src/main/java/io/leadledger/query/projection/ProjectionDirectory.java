package io.leadledger.query.projection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The projections that run in this process, by the name of their schema.
public final class ProjectionDirectory {
  private final Map<String, Projection> projections = new ConcurrentHashMap<>();

  void add(String schema, Projection projection) {
    projections.put(schema, projection);
  }

  Optional<Projection> find(String schema) {
    return Optional.ofNullable(projections.get(schema));
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
