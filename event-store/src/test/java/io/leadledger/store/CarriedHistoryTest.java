package io.leadledger.store;

import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.store.seal.Finding;
import io.leadledger.store.seal.HistoryFileWriter;
import io.leadledger.store.seal.HistoryItem;
import io.leadledger.store.seal.HistoryVerifier;
import io.leadledger.store.seal.Malformed;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.seal.SealKey;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.Verdict;
import io.leadledger.store.sealing.HistoryExport;
import io.leadledger.store.sealing.HistoryImport;
import io.leadledger.store.sealing.HistoryImport.Refused;
import io.leadledger.store.sealing.Sealer;
import io.leadledger.store.vault.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A history goes from one LeadLedger into another.
class CarriedHistoryTest {
  private final TestStore from = new TestStore();
  private final TestStore to = new TestStore();
  private final Sealer sealer = sealer(from);
  private final HistoryExport export =
      new HistoryExport(from.database, new JdbcTransactionManager(from.database), sealer);
  private final UUID lead = Ids.next();

  private static Sealer sealer(TestStore store) {
    return new Sealer(
        store.database,
        new JdbcTransactionManager(store.database),
        store.settled,
        new Secrets(store.sql, store.masterKey),
        Clock.systemUTC());
  }

  private interface Carrying {
    void to(Consumer<HistoryItem> file);
  }

  private static byte[] file(Carrying carrying) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var file = new HistoryFileWriter(bytes)) {
      carrying.to(file);
    }
    return bytes.toByteArray();
  }

  private Verdict carried(byte[] file) {
    return carried(file, sealer.keys().all());
  }

  private Verdict carried(byte[] file, List<PublicKey> keys) {
    return new HistoryImport(
            to.database, new JdbcTransactionManager(to.database), new Secrets(to.sql, to.masterKey))
        .run(new ByteArrayInputStream(file), keys);
  }

  private static List<String> rows(TestStore store, String table) {
    return store
        .sql
        .sql("select r::text from " + table + " r order by 1")
        .query((row, _) -> row.getString(1))
        .list();
  }

  @BeforeEach
  void aHistoryWithAGap() {
    from.transactions.executeInTransaction(
        () -> from.append(TestStore.event(0, TestStore.captured(lead, "ada@example.com"))));
    from.sql
        .sql("select nextval('events.domain_event_entry_global_index_seq')")
        .query()
        .singleRow();
    for (int events : new int[] {8, 100, 100, 92}) {
      from.append(tagged(events));
      sealer.seal();
    }
  }

  private LeadCaptured leadThere() {
    return (LeadCaptured)
        to.another().readEvents(lead.toString()).asStream().findFirst().orElseThrow().getPayload();
  }

  @Test
  void it_has_the_positions_and_the_heads_that_it_had_and_goes_on_from_there() throws IOException {
    SignedHead head = sealer.seal();
    Verdict verdict = carried(file(out -> export.read(head, out)));
    assertThat(verdict.events()).isEqualTo(301);
    assertThat(rows(to, "events.domain_event_entry"))
        .isEqualTo(rows(from, "events.domain_event_entry"));
    assertThat(rows(to, "seal.tile")).isEqualTo(rows(from, "seal.tile"));
    assertThat(rows(to, "seal.head")).isEqualTo(rows(from, "seal.head"));

    to.append(tagged());
    SignedHead next = sealer(to).seal();
    assertThat(next.head().size()).isEqualTo(302);
    assertThat(next.head().position()).isEqualTo(head.head().position() + 1);
    assertThat(next.isSignedByAny(sealer.keys().all())).as("by a key of its own").isFalse();
    assertThat(next.isSignedByAny(sealer(to).keys().all())).isTrue();
  }

  @Test
  void without_the_keys_of_persons_they_are_forgotten_there() throws IOException {
    carried(file(out -> export.read(sealer.seal(), out)));
    assertThat(leadThere().contact()).isNull();
    assertThat(leadThere().source()).isEqualTo("web");
  }

  @Test
  void with_everything_it_is_the_same_leadledger_in_another_place() throws IOException {
    new Secrets(from.sql, from.masterKey).get("something", () -> new byte[] {1, 2});
    carried(file(export::readAll));
    assertThat(leadThere().contact()).isNotNull().extracting("email").isEqualTo("ada@example.com");
    assertThat(rows(to, "vault.subject_key")).isEqualTo(rows(from, "vault.subject_key"));
    assertThat(rows(to, "vault.secret")).isEqualTo(rows(from, "vault.secret"));
    to.append(tagged());
    assertThat(sealer(to).seal().isSignedByAny(sealer.keys().all())).isTrue();
  }

  @Test
  void whatever_byte_is_changed_nothing_is_taken_in() throws IOException {
    byte[] plain =
        new GZIPInputStream(new ByteArrayInputStream(file(export::readAll))).readAllBytes();
    for (int at = 50; at < plain.length; at += plain.length / 40) {
      byte[] changed = plain.clone();
      changed[at] = (byte) (changed[at] == 'x' ? 'y' : 'x');
      refused(changed, sealer.keys().all());
    }
    for (int length : List.of(0, 100, plain.length / 2, plain.length - 300)) {
      refused(Arrays.copyOf(plain, length), sealer.keys().all());
    }
    byte[] whole = file(export::readAll);
    refused(Arrays.copyOf(whole, whole.length - 20), sealer.keys().all());
    List<String> lines = new String(plain, StandardCharsets.UTF_8).lines().toList();
    for (int left = 1; left < lines.size(); left += lines.size() / 20) {
      List<String> fewer = new java.util.ArrayList<>(lines);
      String line = fewer.remove(left);
      // A head between others may be missing: the next one says more.
      if (!line.contains("history.head")) {
        refused(
            (String.join("\n", fewer) + "\n").getBytes(StandardCharsets.UTF_8),
            sealer.keys().all());
      }
    }
    assertThat(carried(compressed(plain)).holds()).isTrue();
  }

  private static byte[] compressed(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private void refused(byte[] file, List<PublicKey> keys) {
    assertThatThrownBy(() -> carried(file, keys)).isInstanceOfAny(Refused.class, Malformed.class);
    assertThat(rows(to, "events.domain_event_entry")).isEmpty();
    assertThat(rows(to, "seal.tree")).isEmpty();
    assertThat(rows(to, "vault.subject_key")).isEmpty();
  }

  @Test
  void an_export_of_another_leadledger_is_refused() throws IOException {
    SealKey other = SealKey.open(sealer.keys().origin(), SealKey.generate());
    refused(file(out -> export.read(sealer.seal(), out)), List.of(other.publicKey()));
  }

  @Test
  void one_tenants_export_is_not_taken_for_the_whole() throws IOException {
    refused(
        file(out -> export.readTenant(TestStore.TENANT, sealer.seal(), out)), sealer.keys().all());
  }

  @Test
  void a_proof_under_one_head_proves_nothing_under_another() {
    SignedHead head = sealer.seal();
    from.append(tagged());
    HistoryItem.Head later = new HistoryItem.Head(sealer.seal());
    var verifier = new HistoryVerifier(sealer.keys().all(), List.of());
    export.readTenant(
        TestStore.TENANT,
        head,
        item -> verifier.accept(item instanceof HistoryItem.Head ? later : item));
    Verdict verdict = verifier.end();
    assertThat(verdict.differing()).isEqualTo(head.head().size());
    assertThat(verdict.findings()).extracting(Finding::kind).containsOnly(Finding.Kind.CHANGED);
  }

  @Test
  void who_has_a_history_takes_in_no_other() throws IOException {
    byte[] file = file(out -> export.read(sealer.seal(), out));
    to.append(tagged());
    assertThatThrownBy(() -> carried(file))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("history of its own");
  }
}
