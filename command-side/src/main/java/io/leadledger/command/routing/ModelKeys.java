package io.leadledger.command.routing;

import io.leadledger.store.vault.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The keys with which models are asked, in the vault, each under its model and fingerprint. So a
/// key that is replaced and a command that is refused leave nothing mixed up.
@Component
class ModelKeys {
  private final Secrets secrets;

  ModelKeys(Secrets secrets) {
    this.secrets = secrets;
  }

  /// Puts a key away.
  ///
  /// @return its fingerprint: the first 64 bits of its SHA-256
  String keep(UUID model, String key) {
    String fingerprint = fingerprint(key);
    secrets.get(name(model, fingerprint), () -> key.getBytes(StandardCharsets.UTF_8));
    return fingerprint;
  }

  Optional<String> find(UUID model, String fingerprint) {
    return secrets
        .find(name(model, fingerprint))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  void forget(UUID model, String fingerprint) {
    secrets.forget(name(model, fingerprint));
  }

  private static String name(UUID model, String fingerprint) {
    return "ai-model/" + model + "/" + fingerprint;
  }

  private static String fingerprint(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
