package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.address.PageAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Has a say at each address that a fetch comes to: the first, and those that redirects lead to.
@FunctionalInterface
public interface Gate {
  /// Lets everything through at once.
  Gate OPEN = _ -> new Pass.Free(_ -> {});

  /// Waits until the address may be asked.
  Pass before(PageAddress address) throws InterruptedException;

  /// What the gate says.
  sealed interface Pass {
    /// It may be asked.
    ///
    /// @param done is told what came of it; null if it led on to another address
    record Free(Consumer<@Nullable Outcome> done) implements Pass {}

    /// It may not.
    record Closed(Outcome why) implements Pass {}
  }
}
