package io.leadledger.standalone.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an agency's tenant might have set up to have its conversations summed up by language
/// models: two models, a prompt in its second version, a router and a budget.
final class SampleRouting {
  private static final String TASK = "summary";

  private final Sender api;

  /// Sends a command; gives the id of what it is about.
  interface Sender {
    String send(String method, String path, @Nullable Object body);
  }

  SampleRouting(Sender api) {
    this.api = api;
  }

  void setUp(String baseUrl) {
    String small = model("Small and quick (sample)", SampleProvider.SMALL, baseUrl);
    String large = model("Large and thorough (sample)", SampleProvider.LARGE, baseUrl);
    String prompt =
        api.send(
            "POST", "/api/v1/ai-prompts", Map.of("name", TASK, "text", "Sum the text up briefly."));
    String its = "/api/v1/ai-prompts/" + prompt + "/versions";
    api.send("POST", its + "/1/activation", null);
    api.send(
        "POST", its, Map.of("text", "Say in one sentence what the lead wants.", "modelId", small));
    api.send("POST", its + "/2/activation", null);
    api.send(
        "POST",
        "/api/v1/routers",
        Map.of(
            "taskType",
            TASK,
            "strategy",
            "lowest_cost",
            "coolDownSeconds",
            2,
            "candidates",
            List.of(candidate(small, 0.15, 0.6, 0.7), candidate(large, 2.5, 10, 0.95))));
    api.send(
        "PUT",
        "/api/v1/routing-preference",
        Map.of("excludedModels", List.of(), "budget", 25, "budgetPeriod", "month"));
  }

  private String model(String name, String identifier, String baseUrl) {
    return api.send(
        "POST",
        "/api/v1/ai-models",
        Map.of(
            "name", name,
            "provider", "openai",
            "modelIdentifier", identifier,
            "baseUrl", baseUrl));
  }

  private static Map<String, Object> candidate(
      String model, double inputCost, double outputCost, double quality) {
    return Map.of(
        "modelId", model,
        "inputCost", inputCost,
        "outputCost", outputCost,
        "quality", quality,
        "maximumOutputTokens", 200,
        "timeoutMs", 5_000);
  }

  /// What is asked about a conversation with a lead.
  static Map<String, Object> question(String lead, String conversation, String text) {
    return Map.of("taskType", TASK, "leadId", lead, "conversationId", conversation, "text", text);
  }
}
