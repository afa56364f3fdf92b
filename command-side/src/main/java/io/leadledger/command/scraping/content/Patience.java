package io.leadledger.command.scraping.content;

/// Whoever reads a page may be called back: what takes long asks now and then whether it was.
final class Patience {
  private Patience() {}

  /// @throws ReadingStopped if this thread was interrupted
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new ReadingStopped();
    }
  }
}
