package io.leadledger.command.claims;

import io.leadledger.store.vault.Secrets;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ClaimConfiguration {
  private static final int KEY_BYTES = 32;

  /// Digests are made with a key from the vault: whoever has the table alone cannot try addresses
  /// out.
  @Bean
  ClaimDigest claimDigest(Secrets secrets) {
    return new ClaimDigest(
        new SecretKeySpec(
            secrets.get("claim-digest-key", ClaimConfiguration::random), "HmacSHA256"));
  }

  @Bean
  Claims claims(JdbcClient database, ClaimDigest digest) {
    return new JdbcClaims(database, digest);
  }

  private static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
