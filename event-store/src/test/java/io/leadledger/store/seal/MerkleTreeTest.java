package io.leadledger.store.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  private static final int MOST = 70;
  private static final List<Hash> LEAVES =
      IntStream.range(0, MOST).mapToObj(n -> Hash.ofLeaf(new byte[] {(byte) n})).toList();

  /// The definition of RFC 9162, section 2.1.1, word for word.
  private static Hash defined(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.ofNothing();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    return Hash.ofNode(defined(leaves.subList(0, k)), defined(leaves.subList(k, leaves.size())));
  }

  private static Hash node(int level, long number) {
    int first = (int) number << level;
    return defined(LEAVES.subList(first, first + (1 << level)));
  }

  @Test
  void the_roots_are_those_of_the_test_vectors_of_certificate_transparency() {
    List<String> inputs =
        List.of(
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    Frontier tree = new Frontier();
    assertThat(hex(tree.root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    inputs.forEach(input -> tree.add(Hash.ofLeaf(HexFormat.of().parseHex(input))));
    assertThat(hex(tree.root()))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void a_root_is_the_same_however_it_is_made() {
    Frontier grown = new Frontier();
    for (int size = 0; size <= MOST; size++) {
      Hash defined = defined(LEAVES.subList(0, size));
      assertThat(grown.root()).isEqualTo(defined);
      assertThat(MerkleTree.root(MerkleTreeTest::node, size)).isEqualTo(defined);
      if (size < MOST) {
        grown.add(LEAVES.get(size));
      }
    }
  }

  @Test
  void every_leaf_of_every_tree_is_proven_to_be_in_it_and_in_no_other_place() {
    for (int size = 1; size <= MOST; size++) {
      Hash root = defined(LEAVES.subList(0, size));
      for (int leaf = 0; leaf < size; leaf++) {
        List<Hash> proof = MerkleTree.inclusion(MerkleTreeTest::node, leaf, size);
        Hash hash = LEAVES.get(leaf);
        assertThat(MerkleTree.includes(hash, leaf, size, proof, root)).isTrue();
        assertThat(MerkleTree.includes(Hash.ofNothing(), leaf, size, proof, root)).isFalse();
        assertThat(MerkleTree.includes(hash, leaf, size, proof, hash)).isEqualTo(size == 1);
        assertThat(MerkleTree.includes(hash, leaf + 1, size, proof, root)).isFalse();
        for (List<Hash> wrong : altered(proof)) {
          assertThat(MerkleTree.includes(hash, leaf, size, wrong, root)).isFalse();
        }
      }
    }
  }

  @Test
  void every_tree_is_proven_to_go_on_in_every_greater_one() {
    for (int to = 0; to <= MOST; to++) {
      Hash newer = defined(LEAVES.subList(0, to));
      for (int from = 0; from <= to; from++) {
        Hash older = defined(LEAVES.subList(0, from));
        List<Hash> proof = MerkleTree.consistency(MerkleTreeTest::node, from, to);
        assertThat(MerkleTree.continues(from, older, to, newer, proof)).isTrue();
        Hash other = Hash.ofLeaf(new byte[] {-1});
        assertThat(MerkleTree.continues(from, other, to, newer, proof)).isFalse();
        if (from > 0) {
          assertThat(MerkleTree.continues(from, older, to, other, proof)).isFalse();
          for (List<Hash> wrong : altered(proof)) {
            assertThat(MerkleTree.continues(from, older, to, newer, wrong)).isFalse();
          }
        }
      }
    }
  }

  /// The proof with one hash too many, one too few, and another one in each place.
  private static List<List<Hash>> altered(List<Hash> proof) {
    List<List<Hash>> altered = new ArrayList<>();
    List<Hash> more = new ArrayList<>(proof);
    more.add(Hash.ofNothing());
    altered.add(more);
    if (!proof.isEmpty()) {
      altered.add(proof.subList(0, proof.size() - 1));
    }
    for (int at = 0; at < proof.size(); at++) {
      List<Hash> other = new ArrayList<>(proof);
      other.set(at, Hash.ofNothing());
      altered.add(other);
    }
    return altered;
  }

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }
}
