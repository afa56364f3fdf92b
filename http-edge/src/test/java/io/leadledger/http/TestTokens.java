package io.leadledger.http;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.http.access.AccessConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Access tokens for tests, signed with the keys of the running application.
public final class TestTokens {
  private final NimbusJwtEncoder encoder;

  public TestTokens(JWKSource<SecurityContext> keys) {
    encoder = new NimbusJwtEncoder(keys);
  }

  /// A token that holds for ten minutes.
  public String of(UUID tenant, UUID actor, Role role) {
    return of(
        new Caller(tenant, actor, role), AccessConfiguration.AUDIENCE, Duration.ofMinutes(10));
  }

  /// A token for whichever audience, living for whichever time, which may be negative.
  public String of(Caller caller, String audience, Duration life) {
    Instant end = Instant.now().plus(life);
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .subject(caller.actor().toString())
            .audience(List.of(audience))
            .claim("tenant", caller.tenant().toString())
            .claim("role", caller.role().value())
            .claim("operator", caller.operator())
            .issuedAt(end.minus(Duration.ofMinutes(10)))
            .expiresAt(end)
            .build();
    return encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue();
  }
}
