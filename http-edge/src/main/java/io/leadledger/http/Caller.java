package io.leadledger.http;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who makes the present request: the member in whose name it is made, their tenant, and the role
/// of their key. A controller method takes it as a parameter; what stands further down asks
/// [#current()].
public record Caller(UUID tenant, UUID actor, Role role) {

  /// Who makes the request that this thread serves; empty outside of requests and for requests
  /// without a token.
  public static Optional<Caller> current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
