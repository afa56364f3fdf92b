package io.leadledger.command.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A command side whose owner defines funnels, and whose leads go through them, over HTTP.
public final class FunnelServer implements AutoCloseable {
  public static final String PROGRESSES = "/api/v1/funnel-progresses";

  private final CommandSideServer server;
  private final String token;

  public FunnelServer(Path data, String... settings) {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(),
            data,
            Stream.concat(Stream.of("--leadledger.deadlines.polling=50ms"), Stream.of(settings))
                .toArray(String[]::new));
    token = server.token(CommandSideServer.adminKey(data));
  }

  /// For what is not asked by the owner.
  public CommandSideServer server() {
    return server;
  }

  public JdbcClient database() {
    return server.database();
  }

  public <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  public HttpResponse<String> post(String path, Object body, String... headers) {
    return server.post(path, token, body, headers);
  }

  public HttpResponse<String> put(String path, Object body) {
    return server.send("PUT", path, token, body);
  }

  public HttpResponse<String> get(String path) {
    return server.send(
        HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + token));
  }

  public JsonNode created(String path, Object body) {
    HttpResponse<String> answer = post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer);
  }

  /// The id of what is created.
  public String id(String path, Object body) {
    return created(path, body).get("id").asString();
  }

  /// The id of the funnel whose draft this is.
  public String draft(String yaml) {
    HttpResponse<String> answer =
        server.send(
            HttpRequest.newBuilder(server.uri("/api/v1/funnels/import"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return server.read(answer).get("id").asString();
  }

  public HttpResponse<String> publish(String yaml) {
    return post("/api/v1/funnels/" + draft(yaml) + "/publication", Map.of());
  }

  /// The id of a funnel that is published.
  public String funnel(String yaml) {
    HttpResponse<String> published = publish(yaml);
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    return server.read(published).get("id").asString();
  }

  public String lead() {
    return id(
        "/api/v1/leads",
        Map.of("source", "web", "contact", Map.of("email", Ids.next() + "@example.com")));
  }

  public HttpResponse<String> enter(String funnel, String lead) {
    return post(PROGRESSES, Map.of("funnelId", funnel, "subjectKind", "lead", "subjectId", lead));
  }

  /// The id of the progress.
  public String entered(String funnel, String lead) {
    HttpResponse<String> answer = enter(funnel, lead);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }

  public List<? extends DomainEventMessage<?>> history(String stream) {
    return server.bean(EventStore.class).readEvents(stream, 0).asStream().toList();
  }

  public List<DomainEvent> events(String stream) {
    return history(stream).stream().map(event -> (DomainEvent) event.getPayload()).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
