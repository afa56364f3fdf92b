package io.leadledger.http.access;

import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/// A verified access token, read as the [Caller] it speaks of: `tenant`, `role` and `operator` are
/// claims of ours, `sub` is the actor.
final class CallerToken extends AbstractOAuth2TokenAuthenticationToken<Jwt> {
  private static final long serialVersionUID = 1L;

  private CallerToken(Jwt jwt, Caller caller) {
    super(jwt, caller, jwt, AuthorityUtils.createAuthorityList("ROLE_" + caller.role().name()));
    setAuthenticated(true);
  }

  static CallerToken of(Jwt jwt) {
    try {
      Caller caller =
          new Caller(
              UUID.fromString(jwt.getClaimAsString("tenant")),
              UUID.fromString(jwt.getSubject()),
              Optional.ofNullable(jwt.getClaimAsString("role")).flatMap(Role::find).orElseThrow(),
              Boolean.TRUE.equals(jwt.getClaimAsBoolean("operator")));
      return new CallerToken(jwt, caller);
    } catch (RuntimeException e) {
      throw new InvalidBearerTokenException("The token names no tenant, actor and role", e);
    }
  }

  @Override
  public java.util.Map<String, Object> getTokenAttributes() {
    return getToken().getClaims();
  }
}
