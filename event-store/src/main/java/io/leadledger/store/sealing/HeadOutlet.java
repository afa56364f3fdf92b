package io.leadledger.store.sealing;

import io.leadledger.store.seal.SignedHead;
import java.io.IOException;

/// A place outside of the database that is told of every head. Whoever rewrites the history would
/// have to rewrite it there as well.
public interface HeadOutlet {

  /// By which it is remembered how far it has been told.
  String name();

  /// Tells a head, perhaps once more.
  ///
  /// @throws IOException if it could not be told; it is tried again
  void tell(SignedHead head) throws IOException;
}
