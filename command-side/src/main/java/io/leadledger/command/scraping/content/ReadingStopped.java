package io.leadledger.command.scraping.content;

/// A page took longer to read than anybody wants to wait.
public final class ReadingStopped extends RuntimeException {
  ReadingStopped() {
    super("The page takes too long to read", null, false, false);
  }
}
