package io.leadledger.command.platform;

import java.util.HexFormat;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// A request that may be repeated: the digest of its `Idempotency-Key`, and of what it asks for.
public record IdempotentRequest(byte[] key, byte[] request) {
  private static final String KEY = "idempotencyKey";
  private static final String REQUEST = "idempotentRequest";
  private static final HexFormat HEX = HexFormat.of();

  static @Nullable IdempotentRequest from(MetaData metaData) {
    return metaData.get(KEY) instanceof String key
            && metaData.get(REQUEST) instanceof String request
        ? new IdempotentRequest(HEX.parseHex(key), HEX.parseHex(request))
        : null;
  }

  void writeTo(Map<String, String> metaData) {
    metaData.put(KEY, HEX.formatHex(key));
    metaData.put(REQUEST, HEX.formatHex(request));
  }
}
