package io.leadledger.store.seal;

import java.util.ArrayDeque;
import java.util.Deque;

/// Grows a tree leaf by leaf and remembers no more of it than its root needs: one hash for each
/// complete subtree, the newest and smallest first.
public final class Frontier {
  private final Deque<Hash> subtrees = new ArrayDeque<>();
  private long size;

  public void add(Hash leaf) {
    Hash carried = leaf;
    for (long full = size; (full & 1) == 1; full >>= 1) {
      carried = Hash.ofNode(subtrees.pop(), carried);
    }
    subtrees.push(carried);
    size++;
  }

  Frontier copy() {
    Frontier copy = new Frontier();
    copy.subtrees.addAll(subtrees);
    copy.size = size;
    return copy;
  }

  public long size() {
    return size;
  }

  public Hash root() {
    Hash root = null;
    for (Hash subtree : subtrees) {
      root = root == null ? subtree : Hash.ofNode(subtree, root);
    }
    return root == null ? Hash.ofNothing() : root;
  }
}
