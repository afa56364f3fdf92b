package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What `/openapi` says of the whole of LeadLedger.
class OpenApiTest extends Running {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Test
  void every_operation_says_what_it_does_and_how_it_is_refused() throws Exception {
    JsonNode api = get("/openapi").body();
    assertThat(operations(api)).hasSizeGreaterThan(80);
    assertThat(without(api, operation -> operation.path("summary").isString())).isEmpty();
    assertThat(
            without(
                api,
                operation ->
                    operation
                        .at("/responses/default/content/application~1problem+json/schema")
                        .path("$ref")
                        .asString("")
                        .equals("#/components/schemas/problem")))
        .isEmpty();
    assertThat(api.at("/components/schemas/problem/properties").propertyNames())
        .contains("type", "title", "status", "detail", "code");
  }

  @Test
  void every_operation_but_those_without_a_token_says_which_role_it_needs() throws Exception {
    assertThat(without(get("/openapi").body(), operation -> operation.has("x-role")))
        .containsExactlyInAnyOrder(
            "POST /oauth2/token",
            "POST /api/v1/channels/{channel}/webhooks/{id}",
            "GET /api/v1/seal/keys",
            "GET /api/v1/chat/{site}",
            "POST /api/v1/chat/{site}/conversations",
            "POST /api/v1/chat/{site}/messages",
            "POST /api/v1/chat/{site}/messages/{message}/reading",
            "GET /api/v1/chat/{site}/messages/stream",
            "PUT /api/v1/chat/{site}/contact",
            "PUT /api/v1/chat/{site}/engagement",
            "POST /api/v1/chat/{site}/hand-off");
  }

  /// Operations that lack something, by method and path.
  private static Stream<String> without(JsonNode api, Predicate<JsonNode> something) {
    return operations(api).entrySet().stream()
        .filter(operation -> !something.test(operation.getValue()))
        .map(Map.Entry::getKey);
  }

  private static Map<String, JsonNode> operations(JsonNode api) {
    return api.get("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .map(
                        method ->
                            Map.entry(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
