package io.leadledger.benchmarks;

import io.leadledger.store.schema.MigrateFirst;
import io.leadledger.store.seal.Frontier;
import io.leadledger.store.seal.Hash;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.Subtrees;
import io.leadledger.store.sealing.Sealer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Proofs in a tree that is written as if so many events had been sealed: their size and time, each
/// checked.
record Proofs(Server server) {
  private static final int WIDTH = 256;

  void measure(Report report, Scale scale) throws Exception {
    int leaves = scale.leaves();
    try (var pool = server.pool()) {
      List.of("events", "vault", "seal").forEach(schema -> MigrateFirst.migrate(pool, schema));
      Hash root = grow(leaves);
      Sealer sealer = SealCosts.sealer(pool, server.secrets(pool));
      Random random = new Random(7);
      int[] longest = {0};
      Callable<Long> inclusion =
          () -> {
            long leaf = random.nextInt(leaves);
            long begin = System.nanoTime();
            long found = sealer.leafAt(leaf + 1).orElseThrow();
            Subtrees nodes = sealer.subtrees();
            List<Hash> proof = MerkleTree.inclusion(nodes, found, leaves);
            long end = System.nanoTime();
            require(MerkleTree.includes(leaf(leaf), leaf, leaves, proof, root));
            longest[0] = Math.max(longest[0], proof.size());
            return end - begin;
          };
      Callable<Long> consistency =
          () -> {
            long older = 1L + random.nextInt(leaves - 1);
            Hash olderRoot = MerkleTree.root(sealer.subtrees(), older);
            long begin = System.nanoTime();
            List<Hash> proof = MerkleTree.consistency(sealer.subtrees(), older, leaves);
            long end = System.nanoTime();
            require(MerkleTree.continues(older, olderRoot, leaves, root, proof));
            return end - begin;
          };
      String among = String.format(Locale.ROOT, "proof among %,d events", leaves);
      String query =
          Report.millis(Load.percentile(Load.times(scale.samples(), () -> query(pool)), 50));
      tell(report, "inclusion " + among, Load.times(scale.samples(), inclusion), query);
      tell(report, "consistency " + among, Load.times(scale.samples(), consistency), query);
      report.add(
          "longest inclusion " + among,
          longest[0] * Hash.BYTES + " bytes",
          (Long.SIZE - Long.numberOfLeadingZeros(leaves - 1L)) * Hash.BYTES + " by RFC 9162",
          Double.NaN,
          "");
    }
  }

  private static void tell(Report report, String what, long[] times, String query) {
    for (double percent : new double[] {50, 99}) {
      report.add(
          "%s, p%.0f".formatted(what, percent),
          Report.millis(Load.percentile(times, percent)),
          query + " a row of the tree",
          Double.NaN,
          "");
    }
  }

  private static long query(DataSource pool) throws SQLException {
    long begin = System.nanoTime();
    try (Connection connection = pool.getConnection();
        var statement =
            connection.prepareStatement(
                "select hashes from seal.tile where level = 0 and number = ?")) {
      statement.setLong(1, 17);
      try (var rows = statement.executeQuery()) {
        require(rows.next());
      }
      return System.nanoTime() - begin;
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("A proof does not hold");
    }
  }

  private static Hash leaf(long number) {
    return Hash.ofLeaf(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /// Writes a tree as it lies in `seal.tile`; leaf n is of position n + 1.
  ///
  /// @return its root
  private Hash grow(int leaves) throws SQLException {
    Frontier tree = new Frontier();
    List<List<Hash>> levels = new ArrayList<>(List.of(new ArrayList<>()));
    long position = 0;
    try (Connection connection = server.connect()) {
      CopyIn rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy seal.tile (level, number, last_position, positions, hashes, root) from stdin");
      for (long number = 0; number < leaves; number++) {
        Hash leaf = leaf(number);
        tree.add(leaf);
        levels.getFirst().add(leaf);
        position = number + 1;
        for (int level = 0; levels.get(level).size() == WIDTH; level++) {
          Hash root = write(rows, level, position, levels.get(level));
          levels.get(level).clear();
          if (levels.size() == level + 1) {
            levels.add(new ArrayList<>());
          }
          levels.get(level + 1).add(root);
        }
      }
      if (!levels.getFirst().isEmpty()) {
        write(rows, 0, position, levels.getFirst());
      }
      rows.endCopy();
    }
    server.execute("vacuum analyze seal.tile");
    return tree.root();
  }

  private static Hash write(CopyIn rows, int level, long position, List<Hash> hashes)
      throws SQLException {
    Frontier piece = new Frontier();
    StringBuilder joined = new StringBuilder("\\\\x");
    for (Hash hash : hashes) {
      piece.add(hash);
      HexFormat.of().formatHex(joined, hash.bytes());
    }
    long width = 1L << (Integer.numberOfTrailingZeros(WIDTH) * (level + 1));
    StringBuilder positions = new StringBuilder();
    for (long at = (position - 1) / WIDTH * WIDTH + 1; at <= position; at++) {
      positions.append(positions.isEmpty() ? "{" : ",").append(at);
    }
    Hash root = piece.root();
    byte[] line =
        "%d\t%d\t%d\t%s\t%s\t%s\n"
            .formatted(
                level,
                (position - 1) / width,
                position,
                level == 0 ? positions + "}" : "\\N",
                joined,
                hashes.size() == WIDTH ? "\\\\x" + HexFormat.of().formatHex(root.bytes()) : "\\N")
            .getBytes(StandardCharsets.US_ASCII);
    rows.writeToCopy(line, 0, line.length);
    return root;
  }
}
