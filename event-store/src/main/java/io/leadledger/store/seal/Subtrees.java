package io.leadledger.store.seal;

/// The complete subtrees of a tree, from which every proof can be put together.
@FunctionalInterface
public interface Subtrees {

  /// The root of the subtree over the 2^level leaves that begin with leaf `number` * 2^level.
  Hash node(int level, long number);
}
