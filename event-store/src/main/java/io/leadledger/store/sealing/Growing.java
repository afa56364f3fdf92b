package io.leadledger.store.sealing;

import io.leadledger.store.seal.Hash;
import io.leadledger.store.sealing.Tiles.Tile;
import java.util.ArrayList;
import java.util.List;

/// Takes events into the tree, behind those that are in it.
final class Growing {
  private static final int AT_ONCE = 16 * Tiles.WIDTH;

  private final Tiles tiles;
  private final HistoryTable history;
  private final List<Tile> grown = new ArrayList<>();
  private long number;
  private List<Long> positions = List.of();
  private List<Hash> hashes = List.of();
  private int added;

  Growing(Tiles tiles, HistoryTable history) {
    this.tiles = tiles;
    this.history = history;
  }

  /// Takes in the next events up to this position.
  ///
  /// @return whether there may be more
  boolean step(long end) {
    Tile last = tiles.last();
    number = last.isFull() ? last.number() + 1 : last.number();
    positions = new ArrayList<>(last.isFull() ? List.of() : last.positions());
    hashes = new ArrayList<>(last.isFull() ? List.of() : last.hashes());
    added = 0;
    grown.clear();
    history.read(last.lastPosition(), end, AT_ONCE, event -> add(event.position(), event.leaf()));
    if (added > 0 && !hashes.isEmpty()) {
      keep();
    }
    tiles.write(grown);
    return added == AT_ONCE;
  }

  /// How many events are in the tree.
  long size() {
    return number * Tiles.WIDTH + hashes.size();
  }

  private void add(long position, Hash leaf) {
    positions.add(position);
    hashes.add(leaf);
    added++;
    if (hashes.size() == Tiles.WIDTH) {
      keep();
      number++;
      positions = new ArrayList<>();
      hashes = new ArrayList<>();
    }
  }

  private void keep() {
    grown.add(new Tile(number, positions.getLast(), List.copyOf(positions), List.copyOf(hashes)));
  }
}
