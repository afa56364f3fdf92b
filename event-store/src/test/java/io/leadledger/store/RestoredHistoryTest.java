package io.leadledger.store;

import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.sealing.HistoryDisagrees;
import io.leadledger.store.sealing.RestoredHistory;
import io.leadledger.store.sealing.Sealer;
import io.leadledger.store.vault.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Somebody has restored a part of a backup, or an older one.
class RestoredHistoryTest {
  private final TestStore store = new TestStore();
  private final SignedHead head = sealed();
  @TempDir private Path folder;

  private SignedHead sealed() {
    store.append(tagged(10));
    return new Sealer(
            store.database,
            new JdbcTransactionManager(store.database),
            store.settled,
            new Secrets(store.sql, store.masterKey),
            Clock.systemUTC())
        .seal();
  }

  @BeforeEach
  void aProjectionThatHasReadEverything() throws IOException {
    store.sql.sql("create schema projection").update();
    store
        .sql
        .sql("create table projection.token_entry (processor_name text, token bytea)")
        .update();
    token(10);
    Files.writeString(folder.resolve("heads.txt"), head.note() + "\n");
  }

  private void token(long position) {
    store.sql.sql("delete from projection.token_entry").update();
    store
        .sql
        .sql("insert into projection.token_entry values ('crm', convert_to(?, 'UTF8'))")
        .param(
            "{\"@class\":\"org.axonframework.eventhandling.GapAwareTrackingToken\",\"index\":%d,\"gaps\":[\"java.util.TreeSet\",[]]}"
                .formatted(position))
        .update();
  }

  private void started() {
    new RestoredHistory(store.sql).require(folder.resolve("heads.txt"));
  }

  private void refused(String why) {
    assertThatThrownBy(this::started)
        .isInstanceOf(HistoryDisagrees.class)
        .hasMessageContaining(why);
  }

  private void sql(String statement) {
    store.sql.sql(statement).update();
  }

  @Test
  void a_whole_backup_starts() {
    assertThatCode(this::started).doesNotThrowAnyException();
  }

  @Test
  void a_projection_that_has_read_more_than_there_is_keeps_it_from_starting() {
    token(11);
    refused("crm has read up to position 11, and the history ends at 10");
  }

  @Test
  void a_head_over_more_than_there_is_keeps_it_from_starting() {
    token(9);
    sql("delete from events.domain_event_entry where global_index = 10");
    refused("A head was signed over 10 events up to position 10, and the history ends at 9");
  }

  @Test
  void a_tree_of_another_day_keeps_it_from_starting() {
    sql("update seal.tile set hashes = set_byte(hashes, 5, 255 - get_byte(hashes, 5))");
    refused("is not the one that was signed over 10 events");
    sql("delete from seal.tile");
    refused("is not the one that was signed over 10 events");
  }

  @Test
  void a_sequence_that_would_give_positions_out_again_keeps_it_from_starting() {
    sql("alter table events.domain_event_entry alter column global_index restart with 3");
    refused("the next event would get position 3");
  }

  @Test
  void an_older_copy_starts_only_when_what_it_lost_was_put_away() throws IOException {
    sql("delete from seal.head");
    sql("delete from seal.tile");
    sql("delete from events.domain_event_entry where global_index > 6");
    token(6);
    refused("tells of 10 events up to position 10, and the history ends at 6");
    Files.move(folder.resolve("heads.txt"), folder.resolve("heads-until-then.txt"));
    assertThatCode(this::started).doesNotThrowAnyException();
  }
}
