package io.leadledger.store.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.store.schema.MigrateFirst;
import io.leadledger.store.seal.Frontier;
import io.leadledger.store.seal.Hash;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.Subtrees;
import io.leadledger.store.sealing.Tiles.Tile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A tree that is three levels of pieces high.
class TilesTest {
  private static final int SIZE = 258 * Tiles.WIDTH + 3;

  private final JdbcClient sql =
      JdbcClient.create(
          ThrowAwayPostgres.newDatabase(
                  "seal alone",
                  template -> {
                    MigrateFirst.migrate(template.dataSource(), "events");
                    MigrateFirst.migrate(template.dataSource(), "seal");
                  })
              .dataSource());

  private static Hash leaf(long number) {
    return Hash.ofLeaf(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  @Test
  void a_proof_of_a_large_tree_is_made_of_few_rows() {
    Tiles tiles = new Tiles(sql);
    Frontier tree = new Frontier();
    TreeMap<Long, Hash> roots = new TreeMap<>();
    List<Long> positions = new ArrayList<>();
    List<Hash> hashes = new ArrayList<>();
    for (long number = 0; number < SIZE; number++) {
      tree.add(leaf(number));
      positions.add(number * 2);
      hashes.add(leaf(number));
      if (hashes.size() == Tiles.WIDTH || number == SIZE - 1) {
        tiles.write(List.of(new Tile(number / Tiles.WIDTH, number * 2, positions, hashes)));
        roots.put(number + 1, tree.root());
        positions = new ArrayList<>();
        hashes = new ArrayList<>();
      }
    }
    assertThat(sql.sql("select count(*) from seal.tile where level = 1").query().singleValue())
        .isEqualTo(1L);
    Subtrees nodes = tiles.subtrees();
    roots.forEach((size, hash) -> assertThat(MerkleTree.root(nodes, size)).isEqualTo(hash));
    Hash root = tree.root();
    for (long number : new long[] {0, 255, 256, 65_535, 65_536, SIZE - 1}) {
      assertThat(tiles.leafAt(number * 2)).hasValue(number);
      assertThat(tiles.leafAt(number * 2 + 1)).isEmpty();
      List<Hash> proof = MerkleTree.inclusion(tiles.subtrees(), number, SIZE);
      assertThat(proof).hasSizeLessThanOrEqualTo(17);
      assertThat(MerkleTree.includes(leaf(number), number, SIZE, proof, root)).isTrue();
    }
    Subtrees proofs = tiles.subtrees();
    roots.forEach(
        (size, older) ->
            assertThat(
                    MerkleTree.continues(
                        size, older, SIZE, root, MerkleTree.consistency(proofs, size, SIZE)))
                .isTrue());
  }
}
