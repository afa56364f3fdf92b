package io.leadledger.command.lookback;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is different between two moments.
///
/// @param field a path of names, with dots between them
record StateChange(String field, JsonNode from, JsonNode to) {

  static List<StateChange> between(JsonNode from, JsonNode to) {
    List<StateChange> changes = new ArrayList<>();
    compare("", from, to, changes);
    return changes;
  }

  private static void compare(String path, JsonNode from, JsonNode to, List<StateChange> changes) {
    if (from.equals(to)) {
      return;
    }
    if (!from.isObject() || !to.isObject()) {
      changes.add(new StateChange(path, from, to));
      return;
    }
    Set<String> names = new LinkedHashSet<>(from.propertyNames());
    names.addAll(to.propertyNames());
    for (String name : names) {
      compare(
          path.isEmpty() ? name : path + "." + name, value(from, name), value(to, name), changes);
    }
  }

  private static JsonNode value(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value == null ? JsonNodeFactory.instance.nullNode() : value;
  }
}
