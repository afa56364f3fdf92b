package io.leadledger.store.sealing;

import io.leadledger.store.seal.Hash;
import io.leadledger.store.seal.HistoryFile;
import io.leadledger.store.seal.HistoryItem.Leaves;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.Subtrees;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tree as it lies in `seal.tile`. A row of level 0 has up to 256 leaves; a row of a level
/// above, which is there when it is full, has the roots of 256 rows below it.
final class Tiles {
  static final int WIDTH = 256;
  private static final int LEVELS = Integer.numberOfTrailingZeros(WIDTH);

  private static final String INSERT =
      """
      insert into seal.tile (level, number, last_position, positions, hashes, root) values %s
      on conflict (level, number) do update set last_position = excluded.last_position,
        positions = excluded.positions, hashes = excluded.hashes, root = excluded.root""";
  private static final String ROW = "(0, ?, ?, ?, ?, ?)";

  private final JdbcClient database;

  Tiles(JdbcClient database) {
    this.database = database;
  }

  /// A piece of leaves.
  record Tile(long number, long lastPosition, List<Long> positions, List<Hash> hashes) {
    /// As if the first piece came after a full one.
    static final Tile BEFORE_ALL =
        new Tile(-1, 0, List.of(), Collections.nCopies(WIDTH, Hash.ofNothing()));

    /// How many leaves there are up to its end.
    long end() {
      return number * WIDTH + hashes.size();
    }

    /// What it was when the tree was this large.
    Tile upTo(long size) {
      int width = (int) Math.min(hashes.size(), size - number * WIDTH);
      return new Tile(
          number, positions.get(width - 1), positions.subList(0, width), hashes.subList(0, width));
    }

    boolean isFull() {
      return hashes.size() == WIDTH;
    }

    Leaves leaves() {
      return new Leaves(number * WIDTH, positions, hashes);
    }
  }

  /// The newest leaves.
  Tile last() {
    return database
        .sql(select("level = 0 order by number desc limit 1"))
        .query(Tiles::tile)
        .optional()
        .orElse(Tile.BEFORE_ALL);
  }

  Optional<Tile> find(long number) {
    return database
        .sql(select("level = 0 and number = ?"))
        .param(number)
        .query(Tiles::tile)
        .optional();
  }

  /// The number of the leaf of the event at this position; empty if none has been sealed there.
  OptionalLong leafAt(long position) {
    Optional<Tile> tile =
        database
            .sql(select("level = 0 and last_position >= ? order by last_position limit 1"))
            .param(position)
            .query(Tiles::tile)
            .optional();
    int within = tile.map(found -> found.positions().indexOf(position)).orElse(-1);
    return within < 0
        ? OptionalLong.empty()
        : OptionalLong.of(tile.orElseThrow().number() * WIDTH + within);
  }

  /// Puts leaves where they belong, and what has become full because of them above.
  void write(List<Tile> grown) {
    if (grown.isEmpty()) {
      return;
    }
    var insert =
        database.sql(INSERT.formatted(String.join(",", Collections.nCopies(grown.size(), ROW))));
    for (Tile tile : grown) {
      insert
          .param(tile.number())
          .param(tile.lastPosition())
          .param(tile.positions().toArray(Long[]::new))
          .param(HistoryFile.joined(tile.hashes()))
          .param(tile.isFull() ? root(tile.hashes()).bytes() : null);
    }
    insert.update();
    grown.stream()
        .filter(Tile::isFull)
        .forEach(tile -> climb(1, tile.number(), tile.lastPosition()));
  }

  private void climb(int level, long below, long lastPosition) {
    if ((below + 1) % WIDTH != 0) {
      return;
    }
    long number = below / WIDTH;
    List<Hash> hashes = rootsBelow(level, number);
    database
        .sql(
            """
            insert into seal.tile (level, number, last_position, hashes, root) values (?, ?, ?, ?, ?)
            on conflict (level, number) do update set hashes = excluded.hashes, root = excluded.root""")
        .params(level, number, lastPosition, HistoryFile.joined(hashes), root(hashes).bytes())
        .update();
    climb(level + 1, number, lastPosition);
  }

  private List<Hash> rootsBelow(int level, long number) {
    return database
        .sql(
            "select root from seal.tile where level = ? and number between ? and ? order by number")
        .params(level - 1, number * WIDTH, number * WIDTH + WIDTH - 1)
        .query((row, _) -> row.getBytes(1))
        .list()
        .stream()
        .filter(root -> root != null)
        .map(Hash::new)
        .toList();
  }

  private static Hash root(List<Hash> hashes) {
    return MerkleTree.root((level, number) -> within(hashes, level, (int) number), hashes.size());
  }

  private static Hash within(List<Hash> hashes, int level, int number) {
    return level == 0
        ? hashes.get(number)
        : Hash.ofNode(
            within(hashes, level - 1, 2 * number), within(hashes, level - 1, 2 * number + 1));
  }

  /// For one proof: each row is read once.
  Subtrees subtrees() {
    Map<String, List<Hash>> read = new HashMap<>();
    return (level, number) -> {
      long first = number << (level % LEVELS);
      List<Hash> row =
          read.computeIfAbsent(
              level / LEVELS + "/" + first / WIDTH, _ -> hashes(level / LEVELS, first / WIDTH));
      int offset = (int) (first % WIDTH);
      return root(row.subList(offset, offset + (1 << (level % LEVELS))));
    };
  }

  private List<Hash> hashes(int level, long number) {
    List<Hash> known = new ArrayList<>();
    database
        .sql("select hashes from seal.tile where level = ? and number = ?")
        .params(level, number)
        .query((row, _) -> row.getBytes(1))
        .optional()
        .ifPresent(hashes -> known.addAll(HistoryFile.hashes(hashes)));
    return known.isEmpty() && level > 0 ? rootsBelow(level, number) : known;
  }

  private static String select(String where) {
    return "select number, last_position, positions, hashes from seal.tile where " + where;
  }

  private static Tile tile(ResultSet row, int number) throws SQLException {
    return new Tile(
        row.getLong(1),
        row.getLong(2),
        List.of((Long[]) row.getArray(3).getArray()),
        HistoryFile.hashes(row.getBytes(4)));
  }
}
