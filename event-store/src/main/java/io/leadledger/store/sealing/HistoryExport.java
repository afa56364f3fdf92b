package io.leadledger.store.sealing;

import io.leadledger.store.seal.Frontier;
import io.leadledger.store.seal.HistoryItem;
import io.leadledger.store.seal.HistoryItem.Begun;
import io.leadledger.store.seal.HistoryItem.Ended;
import io.leadledger.store.seal.HistoryItem.Event;
import io.leadledger.store.seal.HistoryItem.Head;
import io.leadledger.store.seal.HistoryItem.Proof;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.Subtrees;
import io.leadledger.store.seal.TreeHead;
import io.leadledger.store.sealing.Tiles.Tile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries the history away (ADR 131).
public final class HistoryExport {
  private static final int PROOFS_AT_ONCE = 1_000;

  private final DataSource pool;
  private final JdbcClient database;
  private final Sealer sealer;
  private final HistoryTable history;
  private final Tiles tiles;
  private final TransactionTemplate oneMoment;

  public HistoryExport(DataSource pool, PlatformTransactionManager transactions, Sealer sealer) {
    this.pool = pool;
    this.database = JdbcClient.create(pool);
    this.sealer = sealer;
    this.history = new HistoryTable(database);
    this.tiles = new Tiles(database);
    this.oneMoment = new TransactionTemplate(transactions);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    oneMoment.setReadOnly(true);
  }

  /// Hands over all events up to a head.
  public void read(SignedHead upTo, Consumer<HistoryItem> reader) {
    oneMoment.executeWithoutResult(
        _ -> {
          long events = begin(upTo, reader);
          reader.accept(new Ended(events));
        });
  }

  /// Hands over everything that a LeadLedger is made of. Nobody can append while a snapshot is
  /// taken, which is the matter of a moment.
  public void readAll(Consumer<HistoryItem> reader) {
    try (Connection pause = pool.getConnection();
        Statement statement = pause.createStatement()) {
      pause.setAutoCommit(false);
      statement.execute("set local lock_timeout = '10s'");
      statement.execute("lock table events.domain_event_entry in share mode");
      SignedHead head = sealer.seal();
      oneMoment.executeWithoutResult(
          _ -> {
            database.sql("select pg_current_snapshot()::text").query().singleRow();
            goOn(pause);
            long events = begin(head, reader);
            Frontier state = new Frontier();
            new WorkingState(database)
                .read(
                    row -> {
                      state.add(row.leaf());
                      reader.accept(row);
                    });
            TreeHead signed = head.head().withState(state.size(), state.root());
            reader.accept(new Head(SignedHead.of(signed, sealer.keys().current())));
            reader.accept(new Ended(events));
          });
    } catch (SQLException e) {
      throw new IllegalStateException("The history cannot be held for a moment", e);
    }
  }

  private static void goOn(Connection pause) {
    try {
      pause.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long begin(SignedHead upTo, Consumer<HistoryItem> reader) {
    reader.accept(new Begun(upTo.head().origin(), null, sealer.keys().all()));
    long[] events = new long[1];
    long position = 0;
    long told = -1;
    for (long number = 0; number * Tiles.WIDTH < upTo.head().size(); number++) {
      Tile tile = tiles.find(number).map(it -> it.upTo(upTo.head().size())).orElse(null);
      // Whoever reads this finds that a record is missing.
      if (tile != null) {
        told = heads(told, tile.end(), reader);
        history.read(
            position,
            tile.lastPosition(),
            Integer.MAX_VALUE,
            event -> {
              events[0]++;
              reader.accept(new Event(event));
            });
        position = tile.lastPosition();
        reader.accept(tile.leaves());
      }
    }
    heads(told, upTo.head().size(), reader);
    return events[0];
  }

  private long heads(long after, long upTo, Consumer<HistoryItem> reader) {
    sealer.heads().between(after, upTo).forEach(head -> reader.accept(new Head(head)));
    return upTo;
  }

  /// Hands over the events of one tenant, each with the proof that it is under the head.
  public void readTenant(UUID tenant, SignedHead upTo, Consumer<HistoryItem> reader) {
    oneMoment.executeWithoutResult(
        _ -> {
          reader.accept(new Begun(upTo.head().origin(), tenant, sealer.keys().all()));
          reader.accept(new Head(upTo));
          long size = upTo.head().size();
          long[] events = new long[1];
          Subtrees[] nodes = {tiles.subtrees()};
          history.readOf(
              tenant,
              upTo.head().position(),
              event -> {
                if (++events[0] % PROOFS_AT_ONCE == 0) {
                  nodes[0] = tiles.subtrees();
                }
                long leaf =
                    tiles.leafAt(event.position()).orElseThrow(() -> new SealContradicted(size));
                reader.accept(new Event(event));
                reader.accept(new Proof(leaf, MerkleTree.inclusion(nodes[0], leaf, size)));
              });
          reader.accept(new Ended(events[0]));
        });
  }
}
