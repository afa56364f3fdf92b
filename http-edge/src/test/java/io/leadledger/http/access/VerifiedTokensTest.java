package io.leadledger.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedTokensTest {
  private final AtomicInteger verifications = new AtomicInteger();

  @Test
  void a_token_is_verified_once() {
    VerifiedTokens tokens = tokensThatLast(Duration.ofMinutes(5));
    assertThat(tokens.decode("a")).isSameAs(tokens.decode("a"));
    assertThat(verifications).hasValue(1);
  }

  @Test
  void a_token_that_has_ended_is_verified_again() {
    VerifiedTokens tokens = tokensThatLast(Duration.ofMillis(50));
    tokens.decode("a");
    await()
        .untilAsserted(
            () -> {
              tokens.decode("a");
              assertThat(verifications).hasValueGreaterThan(1);
            });
  }

  @Test
  void a_refused_token_is_refused_each_time() {
    VerifiedTokens tokens =
        new VerifiedTokens(
            _ -> {
              verifications.incrementAndGet();
              throw new BadJwtException("forged");
            });
    assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    assertThat(verifications).hasValue(2);
  }

  private VerifiedTokens tokensThatLast(Duration life) {
    return new VerifiedTokens(
        token -> {
          verifications.incrementAndGet();
          return Jwt.withTokenValue(token)
              .header("alg", "none")
              .expiresAt(Instant.now().plus(life))
              .build();
        });
  }
}
