package io.leadledger.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.store.vault.Secrets;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/// The key pair that access tokens are signed with and verified by (ADR-0061).
final class SigningKeys {
  private static final String NAME = "access-token-signing-key";

  private SigningKeys() {}

  static JWKSource<SecurityContext> in(Secrets secrets) {
    byte[] jwk = secrets.get(NAME, SigningKeys::generate);
    try {
      return new ImmutableJWKSet<>(new JWKSet(JWK.parse(new String(jwk, StandardCharsets.UTF_8))));
    } catch (ParseException e) {
      throw new IllegalStateException("The secret " + NAME + " is no JSON web key", e);
    }
  }

  private static byte[] generate() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .keyIDFromThumbprint(true)
          .generate()
          .toJSONString()
          .getBytes(StandardCharsets.UTF_8);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
