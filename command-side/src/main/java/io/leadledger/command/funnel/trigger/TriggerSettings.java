package io.leadledger.command.funnel.trigger;

import io.leadledger.command.values.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How triggers fire (`leadledger.funnels.triggers.*`), and what their settings may be.
///
/// @param depth how many funnels may start each other in a row
@ConfigurationProperties("leadledger.funnels.triggers")
record TriggerSettings(@DefaultValue("5") int depth) {

  static @Nullable String text(Map<String, Object> settings, String name) {
    Object value = settings.get(name);
    return value == null ? null : value.toString();
  }

  static void known(Fields fields, String field, Map<String, Object> settings, List<String> names) {
    settings.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name ->
                fields.refuse(
                    field + "." + name, "unknown-value", "There is no such setting.", names));
  }

  static void id(Fields fields, String field, @Nullable String value) {
    try {
      if (value != null) {
        UUID.fromString(value);
      }
    } catch (IllegalArgumentException _) {
      fields.refuse(field, "not-an-id", "This is no id.", null);
    }
  }

  static void duration(Fields fields, String field, @Nullable String value) {
    try {
      if (value != null) {
        Duration.parse(value);
      }
    } catch (DateTimeException _) {
      fields.refuse(field, "not-a-duration", "This is no duration of ISO 8601.", "P2D");
    }
  }
}
