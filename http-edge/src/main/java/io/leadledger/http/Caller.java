package io.leadledger.http;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who makes the present request: the member in whose name it is made, their tenant, and the role
/// of their key. A controller method takes it as a parameter; what stands further down asks
/// [#current()].
///
/// @param operator whether the tenant is the one that runs this installation
public record Caller(UUID tenant, UUID actor, Role role, boolean operator) {

  /// Somebody of a tenant that does not run the installation.
  public Caller(UUID tenant, UUID actor, Role role) {
    this(tenant, actor, role, false);
  }

  /// For what concerns all tenants.
  ///
  /// @throws ProblemException 403 `operator-only` if the tenant is not the one that runs this
  ///     installation
  public void requireOperator() {
    if (!operator) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "operator-only",
          "Only the tenant that runs this installation may do this.");
    }
  }

  /// Who makes the request that this thread serves; empty outside of requests and for requests
  /// without a token.
  public static Optional<Caller> current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
