package io.leadledger.store.sealing;

import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes sure at each start that history, tokens and heads are of one moment, as they are after a
/// whole backup was restored (ADR 132). Otherwise projections would pass over events that get the
/// positions of lost ones, and heads would be signed that contradict others.
public final class RestoredHistory {
  private static final List<String> TOKENS =
      List.of("projection.token_entry", "command.token_entry");

  private final JdbcClient database;

  public RestoredHistory(JdbcClient database) {
    this.database = database;
  }

  /// @param headsFile where heads were told to, if anywhere
  /// @throws HistoryDisagrees if they are not
  public void require(@Nullable Path headsFile) {
    long end = number("select coalesce(max(global_index), 0) from events.domain_event_entry");
    long drawn =
        number(
            "select case when is_called then last_value else last_value - 1 end from events.domain_event_entry_global_index_seq");
    if (drawn < end) {
      throw new HistoryDisagrees(
          "The history ends at position %d, and the next event would get position %d: restore the sequence events.domain_event_entry_global_index_seq too."
              .formatted(end, drawn + 1));
    }
    TOKENS.forEach(table -> requireTokens(table, end));
    requireHead(end);
    if (headsFile != null && Files.exists(headsFile)) {
      requireHeadsOf(headsFile, end);
    }
  }

  private void requireTokens(String table, long end) {
    if (number("select count(*) from pg_class where oid = to_regclass('" + table + "')") == 0) {
      return;
    }
    database
        .sql(
            """
            select processor_name, (regexp_match(convert_from(token, 'UTF8'), '"index" *: *([0-9]+)'))[1]::bigint as position
            from %s where token is not null order by position desc nulls last limit 1"""
                .formatted(table))
        .query(
            (row, _) -> {
              if (row.getLong(2) > end) {
                throw new HistoryDisagrees(
                    "%s has read up to position %d, and the history ends at %d: this is a mixture of backups. Restore all schemas of one backup, or delete from %s and drop the read schemas to have them made anew."
                        .formatted(row.getString(1), row.getLong(2), end, table));
              }
              return end;
            })
        .list();
  }

  private void requireHead(long end) {
    TreeHead head = new Heads(database).newest().map(SignedHead::head).orElse(null);
    if (head == null) {
      return;
    }
    Tiles tiles = new Tiles(database);
    if (head.position() > end) {
      throw new HistoryDisagrees(
          "A head was signed over %d events up to position %d, and the history ends at %d: this is a mixture of backups, or events were deleted. Restore all schemas of one backup."
              .formatted(head.size(), head.position(), end));
    }
    if (tiles.last().end() < head.size()
        || !MerkleTree.root(tiles.subtrees(), head.size()).equals(head.root())) {
      throw new HistoryDisagrees(
          "The tree in seal.tile is not the one that was signed over %d events: this is a mixture of backups, or it was altered. Restore all schemas of one backup."
              .formatted(head.size()));
    }
  }

  private void requireHeadsOf(Path file, long end) {
    try {
      for (SignedHead signed : SignedHead.parseAll(Files.readString(file))) {
        TreeHead told = signed.head();
        if (told.position() > end) {
          throw new HistoryDisagrees(
              "%s tells of %d events up to position %d, and the history ends at %d: this is an older copy of it. To go on from here without what is lost, move %s away."
                  .formatted(file, told.size(), told.position(), end, file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The heads in " + file + " cannot be read", e);
    }
  }

  private long number(String sql) {
    return database.sql(sql).query((row, _) -> row.getLong(1)).single();
  }
}
