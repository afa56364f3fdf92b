package io.leadledger.command.calling;

import io.leadledger.command.values.Fields;
import io.leadledger.http.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which leads fit a filter, as the query side says it: asked over its HTTP API, in the name of
/// whoever wants to know (see ADR 0113).
@Component
class LeadsByFilter {
  private static final int LONGEST = 4_000;
  private static final int MOST = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> NO_FILTERS =
      Set.of("select", "order", "limit", "offset", "columns", "on_conflict");

  private final Environment settings;
  private final JsonMapper json;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /// @param settings `leadledger.query-api` is where the query side answers; this very process
  ///     unless it is set
  LeadsByFilter(Environment settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /// @param filter in the grammar of the read tables, of `smartweb.leads`
  /// @param authorization of the request that wants to know
  /// @param position of an event that the answer has to know of
  /// @throws ProblemException 400 if the filter makes no sense, 503 if nobody answers
  List<UUID> find(String filter, String authorization, @Nullable String position) {
    HttpRequest.Builder question =
        HttpRequest.newBuilder(
                URI.create(
                    address()
                        + "/api/v1/smartweb/leads?"
                        + checked(filter)
                        + "&select=id&limit="
                        + (MOST + 1)))
            .timeout(PATIENCE)
            .header("Accept", "application/x-ndjson")
            .header("Authorization", authorization);
    if (position != null) {
      question.header("Wait-For-Position", position);
    }
    return ids(asked(question.build()));
  }

  private String address() {
    return settings.getProperty(
        "leadledger.query-api",
        "http://localhost:" + settings.getProperty("local.server.port", "8080"));
  }

  private HttpResponse<String> asked(HttpRequest question) {
    try {
      return http.send(question, BodyHandlers.ofString());
    } catch (IOException e) {
      throw unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
  }

  private List<UUID> ids(HttpResponse<String> answer) {
    if (answer.statusCode() == HttpStatus.BAD_REQUEST.value()) {
      JsonNode problem = json.readTree(answer.body());
      throw ProblemException.invalid(
          "filter",
          problem.path("code").asString("not-a-filter"),
          problem.path("detail").asString("The filter cannot be understood."),
          "A filter of smartweb.leads, such as status=eq.new&lead_score=gte.50");
    }
    if (answer.statusCode() != HttpStatus.OK.value()) {
      throw unavailable();
    }
    List<UUID> ids =
        answer
            .body()
            .lines()
            .map(row -> UUID.fromString(json.readTree(row).get("id").asString()))
            .toList();
    if (ids.isEmpty()) {
      throw refused(CallingRule.A_FILTER_FINDS_SOMEBODY);
    }
    // An answer that has been cut short is no audience.
    long cap = answer.headers().firstValueAsLong("Rows-Capped-At").orElse(MOST + 1);
    if (ids.size() >= cap) {
      throw refused(CallingRule.A_CAMPAIGN_CALLS_AT_MOST_TEN_THOUSAND_LEADS);
    }
    return ids;
  }

  private static ProblemException refused(CallingRule rule) {
    return new ProblemException(HttpStatus.CONFLICT, rule.code(), rule.says());
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "leads-unavailable",
        "Which leads these are cannot be found out at the moment. Try again, or name their ids.");
  }

  /// As it may stand in an address, with nothing in it but filters.
  private static String checked(String written) {
    var fields = new Fields();
    String filter = fields.requiredText("filter", written, LONGEST);
    fields.orRefuse();
    List<String> parts = new ArrayList<>();
    for (String part : Objects.requireNonNull(filter).split("&")) {
      int equals = part.indexOf('=');
      String name = equals < 1 ? "" : decoded(part.substring(0, equals));
      fields.check(
          !name.isEmpty() && !name.startsWith("_") && !NO_FILTERS.contains(name),
          "filter",
          "not-a-filter",
          "This part is no filter: " + part.substring(0, Math.min(part.length(), 100)),
          "status=eq.new&lead_score=gte.50");
      parts.add(encoded(name) + "=" + encoded(decoded(part.substring(equals + 1))));
    }
    fields.orRefuse();
    return String.join("&", parts);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
