package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.store.seal.Finding;
import io.leadledger.store.seal.Hash;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.Verdict;
import io.leadledger.store.seal.VerifyHistory;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/// What was told to one who trusts nobody, and what they can do with it.
class SealJourneyTest extends Running {
  @TempDir private Path elsewhere;

  @Value("${leadledger.seal.heads-file}")
  private Path headsFile;

  private long captured(String browser) throws Exception {
    Answer answer = post("/api/v1/leads", Map.of("source", "web", "browserId", browser));
    assertThat(answer.status()).isEqualTo(201);
    return answer.position();
  }

  private List<PublicKey> keys() throws Exception {
    return PublicKey.parseAll(text("/api/v1/seal/keys"));
  }

  private SignedHead seal() throws Exception {
    Answer answer = post("/api/v1/seal/heads", Map.of());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return SignedHead.parse(answer.body().get("note").asString());
  }

  private Path export(String scope) throws Exception {
    Path file = elsewhere.resolve("history.ndjson.gz");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<Path> response =
          http.send(
              authorized("/api/v1/history/export?scope=" + scope).GET().build(),
              BodyHandlers.ofFile(file));
      assertThat(response.statusCode()).isEqualTo(200);
    }
    return file;
  }

  private static List<Hash> hashes(JsonNode proof) {
    return proof.get("hashes").values().stream().map(hash -> Hash.parse(hash.asString())).toList();
  }

  @Test
  void an_event_is_proven_under_a_head_that_was_kept_before_and_after_more_has_happened()
      throws Exception {
    long position = captured("seal-1");
    SignedHead kept = seal();
    assertThat(kept.isSignedByAny(keys())).isTrue();
    captured("seal-2");
    SignedHead later = seal();

    for (SignedHead head : List.of(kept, later)) {
      JsonNode proof =
          get("/api/v1/seal/proofs/inclusion?position=%d&size=%d"
                  .formatted(position, head.head().size()))
              .body();
      assertThat(
              MerkleTree.includes(
                  Hash.parse(proof.get("leaf").asString()),
                  proof.get("index").asLong(),
                  head.head().size(),
                  hashes(proof),
                  head.head().root()))
          .as(proof.toString())
          .isTrue();
    }
    JsonNode goesOn =
        get("/api/v1/seal/proofs/consistency?from=%d&to=%d"
                .formatted(kept.head().size(), later.head().size()))
            .body();
    assertThat(
            MerkleTree.continues(
                kept.head().size(),
                kept.head().root(),
                later.head().size(),
                later.head().root(),
                hashes(goesOn)))
        .isTrue();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(SignedHead.parseAll(Files.readString(headsFile)))
                    .extracting(SignedHead::note)
                    .contains(kept.note(), later.note()));
  }

  @Test
  void an_export_is_proven_without_the_server_and_shows_what_was_changed_behind_its_back()
      throws Exception {
    long position = captured("seal-3");
    SignedHead kept = seal();
    Verdict whole = VerifyHistory.check(export("history"), keys(), List.of(kept));
    assertThat(whole.findings()).isEmpty();
    assertThat(whole.events()).isEqualTo(kept.head().size());
    assertThat(post("/api/v1/seal/verifications", Map.of()).body().get("findings").size()).isZero();

    sql()
        .sql(
            "update events.domain_event_entry set time_stamp = time_stamp - interval '1 day' where global_index = ?")
        .param(position)
        .update();
    Verdict touched = VerifyHistory.check(export("history"), keys(), List.of(kept));
    JsonNode online = post("/api/v1/seal/verifications", Map.of()).body();
    sql()
        .sql(
            "update events.domain_event_entry set time_stamp = time_stamp + interval '1 day' where global_index = ?")
        .param(position)
        .update();
    assertThat(touched.findings())
        .extracting(Finding::kind, Finding::position)
        .containsExactly(Tuple.tuple(Finding.Kind.CHANGED, position));
    assertThat(online.get("findings").get(0).get("position").asLong()).isEqualTo(position);
  }

  @Test
  void one_tenants_history_is_proven_event_by_event() throws Exception {
    long position = captured("seal-5");
    Verdict whole = VerifyHistory.check(export("tenant"), keys(), List.of());
    assertThat(whole.findings()).isEmpty();
    assertThat(whole.events()).isGreaterThan(1);
    sql()
        .sql(
            "update events.domain_event_entry set payload_revision = payload_revision || '7' where global_index = ?")
        .param(position)
        .update();
    Verdict touched = VerifyHistory.check(export("tenant"), keys(), List.of());
    sql()
        .sql(
            "update events.domain_event_entry set payload_revision = left(payload_revision, -1) where global_index = ?")
        .param(position)
        .update();
    assertThat(touched.findings())
        .extracting(Finding::kind, Finding::position)
        .containsExactly(Tuple.tuple(Finding.Kind.CHANGED, position));
  }

  @Test
  void what_cannot_be_proven_is_refused() throws Exception {
    SignedHead head = seal();
    long size = head.head().size();
    assertThat(
            get("/api/v1/seal/proofs/inclusion?position=999999999").body().get("code").asString())
        .isEqualTo("event-not-found");
    assertThat(
            get("/api/v1/seal/proofs/inclusion?position=1&size=" + (size + 1_000))
                .body()
                .get("code")
                .asString())
        .isEqualTo("head-not-found");
    assertThat(
            get("/api/v1/seal/proofs/consistency?from=%d&to=%d".formatted(size, size - 1)).status())
        .isEqualTo(400);
    long later = captured("seal-4");
    assertThat(
            get("/api/v1/seal/proofs/inclusion?position=%d&size=%d".formatted(later, size))
                .body()
                .get("code")
                .asString())
        .isEqualTo("event-not-sealed");
  }

  @Test
  void another_key_signs_from_when_it_is_made() throws Exception {
    List<PublicKey> before = keys();
    Answer changed = post("/api/v1/seal/keys", Map.of());
    SignedHead head = SignedHead.parse(changed.body().get("note").asString());
    assertThat(keys()).hasSize(before.size() + 1).containsAll(before);
    assertThat(head.isSignedByAny(before)).isTrue();
    assertThat(head.isSignedByAny(keys().subList(0, 1))).isTrue();
  }
}
