package io.leadledger.query.history;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Why something happened, and what came of it.
@Tag(name = "history")
@RestController
@AtLeast(Role.AUDITOR)
class ChainController {
  private static final int MOST = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final History history;

  ChainController(History history) {
    this.history = history;
  }

  /// @param correlation what all of them go back to: one request
  /// @param causes the events by which it came to this one, the first one first
  /// @param effects of it, the next ones
  /// @param complete whether all events of the request are looked at: it may have had very many
  record Chain(
      @Nullable UUID correlation,
      List<JsonNode> causes,
      JsonNode event,
      List<Effect> effects,
      boolean complete) {}

  /// An event that another has led to, and what it has led to itself.
  record Effect(JsonNode event, List<Effect> effects) {}

  @Operation(
      summary = "Because of what an event happened, and what happened because of it",
      description =
          "Automations name the event that made them act (causation); whatever goes back to one"
              + " request has its correlation.")
  @GetMapping("/api/v1/history/{position}/chain")
  Chain chain(@PathVariable long position, Caller caller) {
    JsonNode event =
        history.read(caller, between(position - 1, position + 1, null), false, 1).stream()
            .map(found -> JSON.readTree(found.json()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "event-not-found",
                        "There is no event at this position."));
    UUID correlation = id(event, "correlation");
    if (correlation == null) {
      return new Chain(null, List.of(), event, List.of(), true);
    }
    List<JsonNode> related =
        history.read(caller, between(null, null, correlation), false, MOST).stream()
            .map(found -> JSON.readTree(found.json()))
            .toList();
    return new Chain(
        correlation, causes(event, related), event, effects(event, related), related.size() < MOST);
  }

  private static HistoryQuestion between(
      @Nullable Long after, @Nullable Long before, @Nullable UUID correlation) {
    return new HistoryQuestion(null, List.of(), null, correlation, null, null, after, before);
  }

  private static List<JsonNode> causes(JsonNode event, List<JsonNode> related) {
    Map<UUID, JsonNode> byId =
        related.stream()
            .collect(Collectors.toMap(known -> uuid(known, "event_id"), Function.identity()));
    Deque<JsonNode> causes = new ArrayDeque<>();
    for (JsonNode cause = causeOf(event, byId);
        cause != null && causes.size() < MOST;
        cause = causeOf(cause, byId)) {
      causes.addFirst(cause);
    }
    return List.copyOf(causes);
  }

  private static @Nullable JsonNode causeOf(JsonNode event, Map<UUID, JsonNode> byId) {
    UUID causation = id(event, "causation");
    return causation == null ? null : byId.get(causation);
  }

  /// An effect has a higher position than its cause, so this ends.
  private static List<Effect> effects(JsonNode event, List<JsonNode> related) {
    UUID cause = uuid(event, "event_id");
    return related.stream()
        .filter(
            effect ->
                cause.equals(id(effect, "causation"))
                    && effect.get("position").asLong() > event.get("position").asLong())
        .map(effect -> new Effect(effect, effects(effect, related)))
        .toList();
  }

  private static UUID uuid(JsonNode event, String member) {
    return UUID.fromString(event.get(member).asString());
  }

  private static @Nullable UUID id(JsonNode event, String member) {
    return event.hasNonNull(member) ? uuid(event, member) : null;
  }
}
