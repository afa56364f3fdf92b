package io.leadledger.store.erasure;

/// Erasures that are not complete.
///
/// @param oldestSeconds how long ago the first of them was asked for
record UnderWay(long people, double oldestSeconds) {
  static final UnderWay NOTHING = new UnderWay(0, 0);
}
