package io.leadledger.command.routing;

import io.leadledger.command.values.ValueSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Whether an answer follows the JSON Schema that was asked for.
final class AnswerShape {
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
      return ValueSchema.wrongWithJson(schema, json);
    } catch (JacksonException _) {
      return "It is not JSON.";
    }
  }
}
