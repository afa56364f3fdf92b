package io.leadledger.store.seal;

import java.util.ArrayList;
import java.util.List;

/// The tree of RFC 9162, section 2.1, over leaves that are only ever added.
public final class MerkleTree {
  private MerkleTree() {}

  /// The root of the tree over the first `size` leaves.
  public static Hash root(Subtrees nodes, long size) {
    return size == 0 ? Hash.ofNothing() : range(nodes, 0, size);
  }

  /// What proves that a leaf is in the tree of this size: one hash per level at most.
  public static List<Hash> inclusion(Subtrees nodes, long leaf, long size) {
    if (leaf < 0 || leaf >= size) {
      throw new IllegalArgumentException("a tree of %d has no leaf %d".formatted(size, leaf));
    }
    List<Hash> path = new ArrayList<>();
    include(nodes, leaf, 0, size, path);
    return path;
  }

  /// What proves that the tree of size `from` is the beginning of the tree of size `to`.
  public static List<Hash> consistency(Subtrees nodes, long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("%d is no beginning of %d".formatted(from, to));
    }
    List<Hash> path = new ArrayList<>();
    if (from > 0 && from < to) {
      extend(nodes, from, 0, to, true, path);
    }
    return path;
  }

  private static void include(Subtrees nodes, long leaf, long begin, long end, List<Hash> path) {
    if (end - begin == 1) {
      return;
    }
    long middle = begin + left(end - begin);
    if (leaf < middle) {
      include(nodes, leaf, begin, middle, path);
      path.add(range(nodes, middle, end));
    } else {
      include(nodes, leaf, middle, end, path);
      path.add(range(nodes, begin, middle));
    }
  }

  /// SUBPROOF of section 2.1.4.1; `known` while the old root is what the verifier has anyway.
  private static void extend(
      Subtrees nodes, long from, long begin, long end, boolean known, List<Hash> path) {
    if (from == end) {
      if (!known) {
        path.add(range(nodes, begin, end));
      }
      return;
    }
    long middle = begin + left(end - begin);
    if (from <= middle) {
      extend(nodes, from, begin, middle, known, path);
      path.add(range(nodes, middle, end));
    } else {
      extend(nodes, from, middle, end, false, path);
      path.add(range(nodes, begin, middle));
    }
  }

  private static Hash range(Subtrees nodes, long begin, long end) {
    long size = end - begin;
    if (Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return nodes.node(level, begin >> level);
    }
    long middle = begin + left(size);
    return Hash.ofNode(range(nodes, begin, middle), range(nodes, middle, end));
  }

  /// The greatest power of two that is smaller.
  private static long left(long size) {
    return Long.highestOneBit(size - 1);
  }

  /// Section 2.1.3.2: whether these hashes lead from the leaf to the root.
  public static boolean includes(Hash leaf, long number, long size, List<Hash> path, Hash root) {
    if (number < 0 || number >= size) {
      return false;
    }
    long at = number;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash next : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = Hash.ofNode(next, hash);
        int shift = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= shift;
        last >>= shift;
      } else {
        hash = Hash.ofNode(hash, next);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /// Section 2.1.4.2: whether these hashes lead from the smaller tree's root to the greater one's.
  public static boolean continues(long from, Hash oldRoot, long to, Hash newRoot, List<Hash> path) {
    if (from == to || from == 0) {
      return path.isEmpty()
          && (from == 0 ? oldRoot.equals(Hash.ofNothing()) : oldRoot.equals(newRoot));
    }
    if (from < 0 || from > to || path.isEmpty() && Long.bitCount(from) != 1) {
      return false;
    }
    List<Hash> rest = new ArrayList<>(path);
    if (Long.bitCount(from) == 1) {
      rest.addFirst(oldRoot);
    }
    int shift = Long.numberOfTrailingZeros(~(from - 1));
    long at = (from - 1) >> shift;
    long last = (to - 1) >> shift;
    Hash older = rest.getFirst();
    Hash newer = older;
    for (Hash next : rest.subList(1, rest.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        older = Hash.ofNode(next, older);
        newer = Hash.ofNode(next, newer);
        int up = (at & 1) == 1 || at == 0 ? 0 : Long.numberOfTrailingZeros(at);
        at >>= up;
        last >>= up;
      } else {
        newer = Hash.ofNode(newer, next);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && older.equals(oldRoot) && newer.equals(newRoot);
  }
}
