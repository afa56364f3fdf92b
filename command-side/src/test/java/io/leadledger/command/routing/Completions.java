package io.leadledger.command.routing;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a provider answers that speaks as OpenAI does.
public final class Completions {
  private static final JsonMapper JSON = new JsonMapper();

  private Completions() {}

  /// A message of the model, and how many tokens were read and written.
  public static String of(String content, int read, int written) {
    return JSON.writeValueAsString(
        Map.of(
            "id",
            "c1",
            "object",
            "chat.completion",
            "created",
            1,
            "model",
            "stub-1",
            "choices",
            List.of(
                Map.of(
                    "index",
                    0,
                    "finish_reason",
                    "stop",
                    "message",
                    Map.of("role", "assistant", "content", content))),
            "usage",
            Map.of(
                "prompt_tokens", read,
                "completion_tokens", written,
                "total_tokens", read + written)));
  }
}
