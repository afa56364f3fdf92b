package io.leadledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/// Access tokens for clients that work for longer than one holds.
final class Tokens {
  private static final long HOLDS_NANOS = 300_000_000_000L;

  private final URI address;
  private final Path dataDir;
  private String token = "";
  private long got;

  Tokens(URI address, Path dataDir) {
    this.address = address;
    this.dataDir = dataDir;
  }

  synchronized String get() throws IOException, InterruptedException {
    if (token.isEmpty() || System.nanoTime() - got > HOLDS_NANOS) {
      token = Tenancy.of(address, dataDir).token();
      got = System.nanoTime();
    }
    return token;
  }
}
