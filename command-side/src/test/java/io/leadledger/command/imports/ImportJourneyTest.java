package io.leadledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Files of leads over HTTP into the history.
@TestInstance(Lifecycle.PER_CLASS)
class ImportJourneyTest {
  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;

  @BeforeAll
  void start() {
    server = new CommandSideServer(ThrowAwayPostgres.newDatabase(), data);
    token = server.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void columns_become_fields_and_what_is_not_mapped_becomes_a_custom_field() {
    String id = Ids.next().toString();
    JsonNode job =
        finished(
            upload(
                "?externalId=mql_id&source=origin&capturedAt=first_contact_date",
                "mql_id,first_contact_date,landing_page_id,origin\n"
                    + id
                    + ",01-02-2018,page-7,social\n"));
    assertThat(counts(job)).isEqualTo("completed: 1 read, 1 captured, 0 already there, 0 rejected");
    String event = lastEvent();
    assertThat(event).contains("\"source\":\"social\"", "2018-02-01T00:00:00Z").doesNotContain(id);
  }

  @Test
  void the_same_file_twice_captures_nothing_twice() {
    String file = file(300);
    assertThat(counts(finished(upload("?externalId=id", file))))
        .startsWith("completed: 300 read, 300 captured");
    assertThat(counts(finished(upload("?externalId=id", file))))
        .isEqualTo("completed: 300 read, 0 captured, 300 already there, 0 rejected");
  }

  @Test
  void a_dry_run_tells_what_would_happen_and_does_nothing() {
    String file = file(20) + "\"twice\",x\ntwice,y\n";
    long before = events();
    JsonNode job = finished(upload("?externalId=id&dryRun=true", file));
    assertThat(counts(job))
        .isEqualTo("completed: 22 read, 21 captured, 1 already there, 0 rejected");
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void rejected_rows_are_told_by_line_and_column_without_what_was_in_them() {
    String file =
        "mail,name\nada-%s@example.com,Ada\nnobody,\"Bob\nBuilder\"\nthree,cells,here\nonly-one\n"
            .formatted(Ids.next());
    HttpResponse<String> answer = upload("?email=mail&firstName=name", file);
    assertThat(counts(finished(answer)))
        .isEqualTo("completed: 4 read, 1 captured, 0 already there, 3 rejected");
    JsonNode rejections = get(location(answer) + "/rejections");
    assertThat(rejections.findValuesAsString("line")).containsExactly("3", "5", "6");
    assertThat(rejections.findValuesAsString("code"))
        .containsExactly("not-an-email", "ragged-row", "ragged-row");
    assertThat(rejections.get(0).get("column").asString()).isEqualTo("mail");
    assertThat(rejections.toString()).doesNotContain("nobody");
  }

  @Test
  void an_import_interrupted_in_the_middle_goes_on_and_counts_each_row_once() {
    var worker = server.bean(ImportWorker.class);
    HttpResponse<String> answer = upload("?externalId=id", file(3_000));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get(location(answer)).get("read").asInt() > 0);
    worker.stop();
    assertThat(get(location(answer)).get("state").asString()).isEqualTo("running");
    forgetTheLastBatch(get(location(answer)));
    worker.start();
    assertThat(counts(finished(answer)))
        .isEqualTo("completed: 3000 read, 3000 captured, 0 already there, 0 rejected");
  }

  @Test
  void a_file_that_becomes_unreadable_has_its_rows_before_that_counted() {
    HttpResponse<String> answer =
        upload("?externalId=id", file(300) + "far," + "x".repeat(20_000_000) + "\n");
    assertThat(counts(finished(answer)))
        .isEqualTo("failed: 300 read, 300 captured, 0 already there, 0 rejected");
  }

  @Test
  void a_quote_that_is_never_closed_swallows_no_row_without_a_word() {
    String quoted = "id,name\n" + Ids.next() + ",\"a \"\"b\"\"\nc\"\n" + Ids.next() + ",5\" pipe\n";
    assertThat(counts(finished(upload("?externalId=id", quoted))))
        .isEqualTo("completed: 2 read, 2 captured, 0 already there, 0 rejected");
    JsonNode open =
        finished(
            upload("?externalId=id", file(3) + Ids.next() + ",\"open\n" + Ids.next() + ",n\n"));
    assertThat(counts(open)).isEqualTo("failed: 3 read, 3 captured, 0 already there, 0 rejected");
    assertThat(open.get("problem").asString()).contains("not well-formed CSV after line 4");
  }

  @Test
  void a_byte_that_means_nothing_is_told_by_line_and_offset_and_the_rows_before_it_count() {
    String start = file(2) + Ids.next() + ",Z";
    JsonNode job =
        finished(upload("?externalId=id", latin1(start + "ö\n"), "text/csv; charset=utf-8"));
    assertThat(counts(job)).isEqualTo("failed: 2 read, 2 captured, 0 already there, 0 rejected");
    assertThat(job.get("problem").asString())
        .contains("Line 4 is not in UTF-8", "offset " + start.length() + " ");
  }

  @Test
  void a_header_in_another_encoding_is_refused_with_line_and_offset() {
    HttpResponse<String> answer =
        upload("?externalId=id", latin1("id,größe\n"), "text/csv; charset=utf-8");
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = server.read(answer);
    assertThat(problem.get("code").asString()).isEqualTo("not-csv");
    assertThat(problem.get("line").asLong()).isEqualTo(1);
    assertThat(problem.get("byteOffset").asLong()).isEqualTo(5);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_cancelled_import_ends_and_leaves_no_file_behind() {
    HttpResponse<String> answer = upload("?externalId=id", file(5_000));
    server.send("DELETE", location(answer), token, "");
    assertThat(finished(answer).get("state").asString()).isEqualTo("cancelled");
    assertThat(
            server
                .database()
                .sql("select count(*) from command.import_chunk")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void an_import_is_followed_by_server_sent_events_to_its_end() {
    HttpResponse<String> answer = upload("?externalId=id", file(600));
    HttpResponse<String> events =
        server.send(
            HttpRequest.newBuilder(server.uri(location(answer) + "/events"))
                .header("Authorization", "Bearer " + token)
                .GET());
    assertThat(events.body()).contains("event:finished", "\"captured\":600", "\"percent\":100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void encodings_are_found_out(String encoding) {
    String name = "Jürgen Müßig äöü ÄÖÜ straße größer";
    String file =
        "id;name\n"
            + IntStream.range(0, 20)
                .mapToObj(_ -> Ids.next() + ";" + name + "\n")
                .collect(Collectors.joining());
    String id = Ids.next().toString();
    var bytes = (file + id + ";" + name + "\n").getBytes(Charset.forName(encoding));
    assertThat(counts(finished(upload("?externalId=id&fullName=name", bytes, "text/csv"))))
        .startsWith("completed: 21 read, 21 captured");
    assertThat(captured(name)).isTrue();
  }

  @Test
  void a_byte_order_mark_is_not_part_of_the_first_header() {
    byte[] file = ("\uFEFFid,name\n" + Ids.next() + ",=1+1\n").getBytes(StandardCharsets.UTF_8);
    assertThat(counts(finished(upload("?externalId=id", file, "text/csv"))))
        .startsWith("completed: 1 read, 1 captured");
  }

  @Test
  void what_cannot_be_meant_is_refused_before_anything_is_queued() {
    assertThat(code(upload("?externalId=id", ""))).isEqualTo("empty-file");
    assertThat(violation(upload("?externalId=idd", "id,name\n")))
        .contains("unknown-header", "nearest is 'id'");
    assertThat(violation(upload("?external=id", "id,name\n"))).contains("unknown-parameter");
    assertThat(violation(upload("?externalId=id", "id,id\n"))).contains("duplicate-header");
    assertThat(violation(upload("?externalId=id", "id,,name\n"))).contains("missing-header");
    assertThat(violation(upload("?externalId=id&capturedAt.format=nonsense", "id\n")))
        .contains("not-a-date-format");
    assertThat(
            server
                .database()
                .sql("select count(*) from command.import_chunk")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_file_at_rest_is_encrypted() {
    server.bean(ImportWorker.class).stop();
    String secret = "ada-" + Ids.next();
    HttpResponse<String> answer = upload("?externalId=id", "id\n" + secret + "\n");
    Long plain =
        server
            .database()
            .sql("select count(*) from command.import_chunk where position(?::bytea in sealed) > 0")
            .param(secret.getBytes(StandardCharsets.UTF_8))
            .query(Long.class)
            .single();
    server.bean(ImportWorker.class).start();
    assertThat(plain).isZero();
    finished(answer);
  }

  /// As if the worker had been killed after its rows were captured and before they were counted.
  private void forgetTheLastBatch(JsonNode job) {
    server
        .database()
        .sql(
            "update command.import_job set rows_read = rows_read - 256, captured = captured - 256 where id = ?::uuid")
        .param(job.get("id").asString())
        .update();
  }

  private static String file(int rows) {
    return "id,name\n"
        + IntStream.range(0, rows)
            .mapToObj(row -> Ids.next() + ",n" + row + "\n")
            .collect(Collectors.joining());
  }

  private HttpResponse<String> upload(String query, String file) {
    return upload(query, file.getBytes(StandardCharsets.UTF_8), "text/csv");
  }

  private HttpResponse<String> upload(String query, byte[] file, String type) {
    return server.send(
        HttpRequest.newBuilder(server.uri("/api/v1/leads/import" + query))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(file)));
  }

  private JsonNode finished(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> get(location(answer)), job -> job.has("finishedAt"));
  }

  private JsonNode get(String path) {
    return server.read(
        server.send(
            HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + token)
                .GET()));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private String code(HttpResponse<String> answer) {
    return server.read(answer).get("code").asString();
  }

  private String violation(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    return server.read(answer).get("errors").toString();
  }

  private static String counts(JsonNode job) {
    return "%s: %d read, %d captured, %d already there, %d rejected"
        .formatted(
            job.get("state").asString(),
            job.get("read").asLong(),
            job.get("captured").asLong(),
            job.get("alreadyThere").asLong(),
            job.get("rejected").asLong());
  }

  private long events() {
    return server
        .database()
        .sql("select count(*) from events.domain_event_entry")
        .query(Long.class)
        .single();
  }

  private String lastEvent() {
    return server
        .database()
        .sql(
            "select convert_from(payload, 'UTF8') from events.domain_event_entry order by global_index desc limit 1")
        .query(String.class)
        .single();
  }

  /// Whether the last lead captured has this name, as its aggregate sees it: the same contact again
  /// changes nothing.
  private boolean captured(String name) {
    String lead =
        server
            .database()
            .sql(
                "select aggregate_identifier::text from events.domain_event_entry order by global_index desc limit 1")
            .query(String.class)
            .single();
    HttpResponse<String> answer =
        server.send(
            "PUT", "/api/v1/leads/" + lead + "/contact", token, java.util.Map.of("fullName", name));
    return answer.headers().firstValue("ETag").orElseThrow().equals("\"0\"");
  }
}
