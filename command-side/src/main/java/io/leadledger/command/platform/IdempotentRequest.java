package io.leadledger.command.platform;

import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// A request that may be repeated: the digest of its `Idempotency-Key`, and of what it asks for.
/// `scope` is the tenant of whoever asks, within which the key is unique.
public record IdempotentRequest(UUID scope, byte[] key, byte[] request) {
  private static final String SCOPE = "idempotencyScope";
  private static final String KEY = "idempotencyKey";
  private static final String REQUEST = "idempotentRequest";
  private static final HexFormat HEX = HexFormat.of();

  static @Nullable IdempotentRequest from(MetaData metaData) {
    return metaData.get(SCOPE) instanceof String scope
            && metaData.get(KEY) instanceof String key
            && metaData.get(REQUEST) instanceof String request
        ? new IdempotentRequest(UUID.fromString(scope), HEX.parseHex(key), HEX.parseHex(request))
        : null;
  }

  void writeTo(Map<String, String> metaData) {
    metaData.put(SCOPE, scope.toString());
    metaData.put(KEY, HEX.formatHex(key));
    metaData.put(REQUEST, HEX.formatHex(request));
  }
}
