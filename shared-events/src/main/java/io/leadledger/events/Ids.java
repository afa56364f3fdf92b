package io.leadledger.events;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/// Makes ids as UUIDv7 (RFC 9562), so that what is made later sorts later and indexes grow at one
/// end. Axon finds it as its [IdentifierFactory] through the service loader.
public final class Ids extends IdentifierFactory {

  /// A new id.
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  @Override
  public String generateIdentifier() {
    return next().toString();
  }
}
