package io.leadledger.command.routing;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that a language model is to do.
///
/// @param type of which there is a router, such as `analysis`
/// @param instructions unless the tenant has a prompt in use that is named after the type
/// @param schema JSON Schema that the answer must follow; null if any text will do
/// @param check what else an answer must be
public record AiTask(
    String type,
    @Nullable UUID lead,
    @Nullable UUID conversation,
    @Nullable UUID message,
    String instructions,
    String text,
    @Nullable String schema,
    Check check) {

  /// What an answer must be, besides following the schema.
  @FunctionalInterface
  public interface Check {
    Check ANY = _ -> null;

    /// What is wrong with an answer, in words for the model; null if nothing is.
    @Nullable String wrongWith(String answer);
  }

  Map<String, Object> input() {
    return Map.of("text", text);
  }
}
