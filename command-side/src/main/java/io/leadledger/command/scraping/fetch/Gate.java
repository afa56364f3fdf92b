package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.address.PageAddress;

/// Has a say at each address that a fetch comes to: the first, and those that redirects lead to.
@FunctionalInterface
public interface Gate {
  /// Whoever fetches whatever redirects lead to, at once.
  Gate OPEN = _ -> new Pass.Free(() -> {});

  /// Waits until the address may be asked.
  Pass before(PageAddress address) throws InterruptedException;

  /// What the gate says.
  sealed interface Pass {
    /// It may be asked; `done` is run when it has been.
    record Free(Runnable done) implements Pass {}

    /// It may not.
    record Closed(Refusal reason, String detail) implements Pass {}
  }
}
