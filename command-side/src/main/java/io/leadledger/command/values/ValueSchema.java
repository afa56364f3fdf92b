package io.leadledger.command.values;

import com.google.re2j.Pattern;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON Schemas (2020-12) that clients state, of data points and of answers. Their patterns are
/// matched in linear time, and they refer to nothing outside of themselves.
public final class ValueSchema {
  private static final int NAMED = 3;
  private static final int LARGEST = 20_000;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> OUTSIDE =
      Set.of("$id", "$schema", "$ref", "$dynamicRef", "$vocabulary");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .regularExpressionFactory(
                          regex -> {
                            Pattern pattern = Pattern.compile(regex);
                            return text -> pattern.matcher(text).find();
                          })
                      .build()));
  private static final Schema OF_SCHEMAS =
      SCHEMAS.getSchema(
          com.networknt.schema.SchemaLocation.of(
              SpecificationVersion.DRAFT_2020_12.getDialectId()));

  private ValueSchema() {}

  /// Notes what is wrong with a schema.
  public static void check(Fields fields, String field, @Nullable Map<String, Object> schema) {
    if (schema == null) {
      return;
    }
    JsonNode node = JSON.valueToTree(schema);
    String problem =
        node.toString().length() > LARGEST
            ? "It is larger than " + LARGEST + " characters."
            : refersOutside(schema)
                ? "It must stand for itself: without "
                    + String.join(", ", OUTSIDE.stream().sorted().toList())
                : wrongWith(OF_SCHEMAS, node);
    if (problem == null) {
      try {
        SCHEMAS.getSchema(node).validate(JSON.nullNode());
      } catch (RuntimeException broken) {
        problem = String.valueOf(broken.getMessage());
      }
    }
    fields.check(
        problem == null,
        field,
        "not-a-json-schema",
        "This is no JSON Schema: " + problem,
        "JSON Schema 2020-12");
  }

  /// What is wrong with a value, in words that do not quote it; null if nothing is.
  public static @Nullable String wrongWith(Map<String, Object> schema, Object value) {
    return wrongWith(SCHEMAS.getSchema(JSON.valueToTree(schema)), JSON.valueToTree(value));
  }

  /// The same, for what is JSON already.
  ///
  /// @throws tools.jackson.core.JacksonException if the value is not JSON
  public static @Nullable String wrongWithJson(String schema, String value) {
    return wrongWith(SCHEMAS.getSchema(JSON.readTree(schema)), JSON.readTree(value));
  }

  private static @Nullable String wrongWith(Schema schema, JsonNode value) {
    var errors = schema.validate(value);
    return errors.isEmpty()
        ? null
        : errors.stream()
            .limit(NAMED)
            .map(error -> (error.getInstanceLocation() + ": " + error.getMessage()).strip())
            .collect(Collectors.joining("; "));
  }

  private static boolean refersOutside(@Nullable Object schema) {
    return switch (schema) {
      case Map<?, ?> object ->
          object.keySet().stream().anyMatch(OUTSIDE::contains)
              || object.values().stream().anyMatch(ValueSchema::refersOutside);
      case Collection<?> list -> list.stream().anyMatch(ValueSchema::refersOutside);
      case null, default -> false;
    };
  }
}
