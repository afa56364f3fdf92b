package io.leadledger.command.routing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether an answer follows the JSON Schema that was asked for.
final class AnswerShape {
  private static final int NAMED = 5;
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private AnswerShape() {}

  /// The answer without what models like to put around JSON: a fence, a sentence before it.
  static String json(String answer) {
    String text = answer.strip();
    int start = text.indexOf('{');
    int end = text.lastIndexOf('}');
    return start >= 0 && end > start ? text.substring(start, end + 1) : text;
  }

  /// What is wrong with JSON, in words; null if nothing is.
  static @Nullable String wrongWith(String json, String schema) {
    try {
      Schema shape = SCHEMAS.getSchema(schema, InputFormat.JSON);
      var errors = shape.validate(json, InputFormat.JSON);
      return errors.isEmpty()
          ? null
          : errors.stream()
              .limit(NAMED)
              .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
              .collect(Collectors.joining("; "));
    } catch (RuntimeException _) {
      return "It is not JSON.";
    }
  }
}
