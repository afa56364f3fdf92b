package io.leadledger.store;

import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leadledger.events.Ids;
import io.leadledger.store.seal.Finding;
import io.leadledger.store.seal.Finding.Kind;
import io.leadledger.store.seal.Hash;
import io.leadledger.store.seal.HistoryFileWriter;
import io.leadledger.store.seal.HistoryVerifier;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.seal.SealKey;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.TreeHead;
import io.leadledger.store.seal.Verdict;
import io.leadledger.store.seal.VerifyHistory;
import io.leadledger.store.sealing.HeadFile;
import io.leadledger.store.sealing.HeadsGoOut;
import io.leadledger.store.sealing.HistoryExport;
import io.leadledger.store.sealing.SealContradicted;
import io.leadledger.store.sealing.Sealer;
import io.leadledger.store.vault.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Somebody who may write to every table of the database lays hands on the history.
class SealedHistoryTest {
  private final TestStore store = new TestStore();
  private final HikariDataSource pool = pooled(store.database);
  private final JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
  private final Sealer sealer = another();
  private final HistoryExport history = new HistoryExport(pool, transactions, sealer);
  private final List<SignedHead> keptElsewhere = new ArrayList<>();
  @TempDir private Path folder;

  private static HikariDataSource pooled(DataSource database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  /// As another process has it.
  private Sealer another() {
    return new Sealer(
        pool,
        transactions,
        store.settled,
        new Secrets(store.sql, store.masterKey),
        Clock.systemUTC());
  }

  private void append(int events) {
    store.append(tagged(events));
  }

  /// Two hundred events under four heads; of each place in a piece of leaves there is something.
  private void aHistory() {
    for (int events : new int[] {3, 97, 60, 140}) {
      append(events);
      keptElsewhere.add(sealer.seal());
    }
  }

  private void sql(String statement, Object... parameters) {
    int rows = store.sql.sql(statement).params(parameters).update();
    assertThat(rows).as(statement).isPositive();
  }

  private Verdict verified(SignedHead... known) throws IOException {
    Verdict online = online(sealer.heads().newest().orElseThrow(), known);
    Verdict offline = offline(known);
    assertThat(offline).isEqualTo(online);
    return offline;
  }

  private Verdict online(SignedHead head, SignedHead... known) {
    var verifier = new HistoryVerifier(sealer.keys().all(), List.of(known));
    history.read(head, verifier::accept);
    return verifier.end();
  }

  private Verdict offline(SignedHead... known) throws IOException {
    return VerifyHistory.check(export(), sealer.keys().all(), List.of(known));
  }

  private Path export() throws IOException {
    Path file = folder.resolve("history.gz");
    try (var out = new HistoryFileWriter(Files.newOutputStream(file))) {
      history.read(sealer.heads().newest().orElseThrow(), out);
    }
    return file;
  }

  private static List<Long> positions(Verdict verdict, Kind kind) {
    return verdict.findings().stream()
        .filter(found -> found.kind() == kind)
        .map(Finding::position)
        .toList();
  }

  @Test
  void a_history_that_nobody_touched_is_proven() throws IOException {
    aHistory();
    Verdict verdict = verified(keptElsewhere.toArray(SignedHead[]::new));
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.events()).isEqualTo(300);
    assertThat(verdict.heads()).isEqualTo(8);
    assertThat(verdict.head()).isEqualTo(keptElsewhere.getLast().head());
  }

  @Test
  void a_history_without_events_can_be_sealed() throws IOException {
    assertThat(sealer.seal().head().size()).isZero();
    assertThat(verified().holds()).isTrue();
    append(1);
    assertThat(sealer.seal().head().size()).isEqualTo(1);
    assertThat(verified().holds()).isTrue();
  }

  @Test
  void every_event_is_proven_under_every_head_that_it_is_under() {
    aHistory();
    List<Long> events =
        store
            .sql
            .sql("select global_index from events.domain_event_entry order by 1")
            .query((row, _) -> row.getLong(1))
            .list();
    for (SignedHead signed : keptElsewhere) {
      TreeHead head = signed.head();
      for (int number = 0; number < head.size(); number += 7) {
        long leaf = sealer.leafAt(events.get(number)).orElseThrow();
        assertThat(leaf).isEqualTo(number);
        Hash hash = sealer.subtrees().node(0, leaf);
        List<Hash> proof = MerkleTree.inclusion(sealer.subtrees(), leaf, head.size());
        assertThat(MerkleTree.includes(hash, leaf, head.size(), proof, head.root())).isTrue();
      }
    }
  }

  @Test
  void a_head_is_signed_only_when_there_is_something_new() {
    append(2);
    SignedHead head = sealer.seal();
    assertThat(sealer.seal().note()).isEqualTo(head.note());
    assertThat(another().seal().note()).isEqualTo(head.note());
    append(1);
    assertThat(another().seal().head().size()).isEqualTo(3);
  }

  @Test
  void processes_that_seal_at_once_make_one_tree() throws IOException {
    List<CompletableFuture<Void>> processes = new ArrayList<>();
    for (int process = 0; process < 4; process++) {
      Sealer its = another();
      processes.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = 0; n < 30; n++) {
                  append(1);
                  its.seal();
                }
              }));
    }
    processes.forEach(CompletableFuture::join);
    sealer.seal();
    Verdict verdict = verified();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.events()).isEqualTo(120);
  }

  @Test
  void a_key_that_takes_over_is_vouched_for_by_the_one_before() throws IOException {
    append(2);
    SignedHead first = sealer.seal();
    List<PublicKey> known = sealer.keys().all();
    SignedHead change = sealer.changeKey();
    assertThat(change.head().size()).isEqualTo(first.head().size());
    assertThat(change.isSignedByAny(known)).isTrue();
    append(1);
    SignedHead later = another().seal();
    assertThat(later.isSignedByAny(known)).isFalse();
    assertThat(sealer.keys().all()).hasSize(2).containsAll(known);
    assertThat(verified(first).holds()).isTrue();
    Verdict withOldKey = VerifyHistory.check(export(), known, List.of());
    assertThat(withOldKey.head()).isEqualTo(change.head());
    assertThat(positions(withOldKey, Kind.SIGNATURE)).containsExactly(later.head().position());
  }

  @Test
  void a_forgotten_person_leaves_the_proof_as_it_was() throws IOException {
    store.transactions.executeInTransaction(
        () -> store.append(TestStore.event(0, TestStore.captured(Ids.next(), "a@example.com"))));
    sealer.seal();
    sql("update vault.subject_key set wrapped_key = null, destroyed_at = now()");
    assertThat(verified().holds()).isTrue();
  }

  @Test
  void heads_are_kept_in_a_file_outside_of_the_database() throws IOException {
    Path file = folder.resolve("kept/heads.txt");
    var outlet = new HeadsGoOut(new HeadFile(file), pool, transactions);
    outlet.start();
    try {
      aHistory();
      Awaitility.await()
          .ignoreException(NoSuchFileException.class)
          .untilAsserted(
              () ->
                  assertThat(SignedHead.parseAll(Files.readString(file)))
                      .extracting(SignedHead::note)
                      .containsExactlyElementsOf(
                          keptElsewhere.stream().map(SignedHead::note).toList()));
    } finally {
      outlet.stop();
    }
  }

  @Nested
  class Tampering {
    private final long victim = 150;

    @Test
    void any_flipped_bit_is_found_in_its_event() throws IOException {
      aHistory();
      Random random = new Random(7);
      for (String column : List.of("payload", "meta_data")) {
        int bytes =
            store
                .sql
                .sql(
                    "select length(%s) from events.domain_event_entry where global_index = ?"
                        .formatted(column))
                .param(victim)
                .query((row, _) -> row.getInt(1))
                .single();
        for (int n = 0; n < 3; n++) {
          int bit = random.nextInt(bytes * 8);
          flip(column, bit);
          Verdict verdict = verified();
          assertThat(verdict.findings()).hasSize(1);
          assertThat(positions(verdict, Kind.CHANGED)).containsExactly(victim);
          flip(column, bit);
        }
      }
      assertThat(verified().holds()).isTrue();
    }

    private void flip(String column, int bit) {
      sql(
          "update events.domain_event_entry set %1$s = set_bit(%1$s, ?, 1 - get_bit(%1$s, ?)) where global_index = ?"
              .formatted(column),
          bit,
          bit,
          victim);
    }

    @Test
    void nothing_that_is_known_of_an_event_can_be_changed() throws IOException {
      aHistory();
      for (String change :
          List.of(
              "event_identifier = gen_random_uuid()",
              "tenant_id = gen_random_uuid()",
              "actor = null",
              "aggregate_identifier = gen_random_uuid()",
              "sequence_number = 77",
              "type = 'Company'",
              "payload_type = 'lead.LeadUntagged'",
              "payload_revision = '2'",
              "time_stamp = time_stamp - interval '1 microsecond'")) {
        sql(
            "create table public.kept as select * from events.domain_event_entry where global_index = "
                + victim);
        sql("update events.domain_event_entry set " + change + " where global_index = ?", victim);
        assertThat(positions(verified(), Kind.CHANGED)).as(change).containsExactly(victim);
        sql("delete from events.domain_event_entry where global_index = ?", victim);
        sql(
            "insert into events.domain_event_entry overriding system value select * from public.kept");
        store.sql.sql("drop table public.kept").update();
      }
      assertThat(verified().holds()).isTrue();
    }

    @Test
    void a_deleted_event_is_missed() throws IOException {
      aHistory();
      sql("delete from events.domain_event_entry where global_index in (?, 300)", victim);
      Verdict verdict = verified();
      assertThat(positions(verdict, Kind.MISSING)).containsExactly(victim, 300L);
      assertThat(verdict.differing()).isEqualTo(2);
    }

    @Test
    void events_that_have_changed_places_are_both_named() throws IOException {
      aHistory();
      sql(
          "create table public.both as select * from events.domain_event_entry where global_index in (20, 250)");
      sql("delete from events.domain_event_entry where global_index in (20, 250)");
      sql("update public.both set global_index = 270 - global_index");
      sql(
          "insert into events.domain_event_entry overriding system value select * from public.both");
      assertThat(positions(verified(), Kind.CHANGED)).containsExactly(20L, 250L);
    }

    @Test
    void an_event_that_is_put_into_the_past_is_found() throws IOException {
      aHistory();
      store
          .sql
          .sql("select nextval('events.domain_event_entry_global_index_seq')")
          .query((row, _) -> row.getLong(1))
          .single();
      append(1);
      sealer.seal();
      assertThat(verified().holds()).isTrue();
      sql(
          """
          insert into events.domain_event_entry overriding system value
          select 301, sequence_number, time_stamp, gen_random_uuid(), gen_random_uuid(), tenant_id, actor, type,
            payload_type, payload_revision, payload, meta_data
          from events.domain_event_entry where global_index = 300""");
      Verdict verdict = verified();
      assertThat(verdict.findings()).hasSize(1);
      assertThat(positions(verdict, Kind.ADDED)).containsExactly(301L);
    }

    @Test
    void a_history_that_is_cut_off_with_its_seal_is_found_by_a_head_that_was_kept_elsewhere()
        throws IOException {
      aHistory();
      SignedHead older = keptElsewhere.get(2);
      sql("delete from events.domain_event_entry where global_index > 160");
      sql("delete from seal.head where size > 160");
      sql("delete from seal.tile where number = 1");
      sql(
          """
          update seal.tile set last_position = 160, root = null, positions = positions[1:160],
            hashes = substring(hashes from 1 for 160 * 32)""");
      assertThat(verified().holds()).as("what is left agrees with itself").isTrue();
      assertThat(verified(older).holds()).isTrue();
      Verdict verdict = verified(keptElsewhere.getLast());
      assertThat(positions(verdict, Kind.TRUNCATED)).containsExactly(160L);
    }

    @Test
    void whoever_changes_an_event_and_its_leaf_contradicts_the_next_head() throws IOException {
      aHistory();
      sql(
          "update events.domain_event_entry set payload_revision = '2' where global_index = ?",
          victim);
      Hash leaf = leafNow();
      sql(
          "update seal.tile set hashes = overlay(hashes placing ? from ?) where level = 0 and number = 0",
          leaf.bytes(),
          (int) (victim - 1) * Hash.BYTES + 1);
      Verdict verdict = verified();
      assertThat(positions(verdict, Kind.CONTRADICTED)).containsExactly(100L, 100L);
      sql("update seal.tile set root = sha256(hashes) where level = 0 and number = 0");
      append(1);
      assertThatThrownBy(sealer::seal).isInstanceOf(SealContradicted.class);
    }

    /// What the leaf of the victim would be, had it been sealed as it is.
    private Hash leafNow() {
      Hash[] found = new Hash[1];
      history.read(
          keptElsewhere.getLast(),
          item -> {
            if (item instanceof io.leadledger.store.seal.HistoryItem.Event it
                && it.event().position() == victim) {
              found[0] = it.event().leaf();
            }
          });
      return found[0];
    }

    @Test
    void a_record_of_leaves_that_was_altered_is_told_from_the_events() throws IOException {
      aHistory();
      sql(
          "update seal.tile set hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) where level = 0 and number = 0");
      Verdict verdict = verified();
      assertThat(positions(verdict, Kind.RECORD_ALTERED)).containsExactly(0L);
      assertThat(verdict.differing()).isEqualTo(1);
      assertThat(verdict.head()).isEqualTo(keptElsewhere.getLast().head());
    }

    @Test
    void a_record_that_is_gone_is_missed() throws IOException {
      aHistory();
      sql("delete from seal.tile where level = 0 and number = 0");
      Verdict verdict = verified();
      assertThat(positions(verdict, Kind.RECORD_ALTERED)).containsExactly(0L);
      assertThat(verdict.head()).as("the events agree").isEqualTo(keptElsewhere.getLast().head());
    }

    @Test
    void a_head_that_somebody_else_has_signed_is_no_head() throws IOException {
      aHistory();
      SealKey forger = SealKey.open(sealer.keys().origin(), SealKey.generate());
      TreeHead newest = keptElsewhere.getLast().head();
      sql(
          "update seal.head set note = ? where size = ?",
          SignedHead.of(newest, forger).note(),
          newest.size());
      Verdict verdict = verified();
      assertThat(positions(verdict, Kind.SIGNATURE)).containsExactly(newest.position());
      assertThat(positions(verdict, Kind.NOT_SEALED)).containsExactly(160L);
    }

    @Test
    void a_head_of_another_history_is_foreign() throws IOException {
      aHistory();
      SealKey other = SealKey.open("leadledger/other", SealKey.generate());
      SignedHead foreign =
          SignedHead.of(
              new TreeHead("leadledger/other", 300, Hash.ofNothing(), 300, TestStore.NOW), other);
      assertThat(verified(foreign).findings())
          .extracting(Finding::kind)
          .containsExactly(Kind.FOREIGN);
    }
  }
}
