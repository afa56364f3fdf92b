package io.leadledger.store.sealing;

import io.leadledger.store.SettledPrefix;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.SealKey;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.Subtrees;
import io.leadledger.store.seal.TreeHead;
import io.leadledger.store.sealing.Tiles.Tile;
import io.leadledger.store.vault.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the settled history into the tree and signs what it has become. Any number of processes
/// may do so: one at a time gets to.
public final class Sealer {
  private final DataSource pool;
  private final SettledPrefix settled;
  private final TransactionTemplate transaction;
  private final JdbcClient database;
  private final HistoryTable history;
  private final Tiles tiles;
  private final SealKeys keys;
  private final Heads heads;
  private final Clock clock;

  public Sealer(
      DataSource pool,
      PlatformTransactionManager transactions,
      SettledPrefix settled,
      Secrets secrets,
      Clock clock) {
    this.pool = pool;
    this.settled = settled;
    this.transaction = new TransactionTemplate(transactions);
    this.database = JdbcClient.create(pool);
    this.history = new HistoryTable(database);
    this.tiles = new Tiles(database);
    this.keys = new SealKeys(database, secrets);
    this.heads = new Heads(database);
    this.clock = clock;
  }

  public SealKeys keys() {
    return keys;
  }

  public Heads heads() {
    return heads;
  }

  /// What proofs are made of, read as it is needed.
  public Subtrees subtrees() {
    return tiles.subtrees();
  }

  /// The number of the leaf of the event at this position; empty if it is not sealed yet.
  public OptionalLong leafAt(long position) {
    return tiles.leafAt(position);
  }

  /// Takes in what has been settled; returns how many events are in the tree.
  public long follow() {
    long end = settled.position(pool);
    Tile last = tiles.last();
    if (last.lastPosition() >= end) {
      return last.end();
    }
    Growing tree = new Growing(tiles, history);
    while (alone(() -> tree.step(end))) {}
    return tree.size();
  }

  /// Signs the history as far as it is settled. If nothing has been added since the newest head,
  /// that one is given.
  public SignedHead seal() {
    keys.current();
    follow();
    return alone(() -> sign(keys.current()));
  }

  /// Makes another key and signs with it from now on; the old one vouches for it by signing the
  /// same head.
  public SignedHead changeKey() {
    keys.current();
    follow();
    return alone(
        () -> {
          SealKey old = keys.current();
          return sign(keys.makeNext(), old);
        });
  }

  private <T> T alone(Supplier<T> work) {
    keys.origin();
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              database
                  .sql("select origin from seal.tree for update")
                  .query((row, _) -> row.getString(1))
                  .single();
              return work.get();
            }));
  }

  private SignedHead sign(SealKey... by) {
    Tile last = tiles.last();
    Subtrees nodes = tiles.subtrees();
    Optional<SignedHead> newest = heads.newest();
    newest.ifPresent(known -> requireUnchanged(nodes, known.head(), last.end()));
    if (newest.isPresent()
        && newest.get().head().size() == last.end()
        && newest.get().isSignedByAny(List.of(by[0].publicKey()))) {
      return newest.get();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SignedHead signed =
        SignedHead.of(
            new TreeHead(
                keys.origin(),
                last.end(),
                MerkleTree.root(nodes, last.end()),
                last.lastPosition(),
                now),
            by);
    heads.write(signed);
    return signed;
  }

  private static void requireUnchanged(Subtrees nodes, TreeHead known, long size) {
    if (known.size() > size || !MerkleTree.root(nodes, known.size()).equals(known.root())) {
      throw new SealContradicted(known.size());
    }
  }
}
