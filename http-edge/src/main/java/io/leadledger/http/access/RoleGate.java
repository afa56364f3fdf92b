package io.leadledger.http.access;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.http.TakesNoToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Opens an endpoint to the roles that its [AtLeast] names, before the request is read any further.
/// An endpoint that names none stays closed: forgetting the annotation shuts out, it lets nobody
/// in. One that [takes no token][TakesNoToken] looks after itself.
class RoleGate implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod endpoint
        && !endpoint.hasMethodAnnotation(TakesNoToken.class)) {
      Optional<Role> needed = neededFor(endpoint);
      Optional<Role> has = Caller.current().map(Caller::role);
      if (needed.isEmpty() || has.isEmpty() || !has.get().includes(needed.get())) {
        throw refusal(needed);
      }
    }
    return true;
  }

  static Optional<Role> neededFor(HandlerMethod endpoint) {
    AtLeast own = endpoint.getMethodAnnotation(AtLeast.class);
    return Optional.ofNullable(own)
        .or(
            () ->
                Optional.ofNullable(
                    AnnotatedElementUtils.findMergedAnnotation(
                        endpoint.getBeanType(), AtLeast.class)))
        .map(AtLeast::value);
  }

  private static ProblemException refusal(Optional<Role> needed) {
    var refusal =
        new ProblemException(
            HttpStatus.FORBIDDEN, "role-not-sufficient", "Your role does not allow this.");
    needed.ifPresent(role -> refusal.with("requiredRole", role.value()));
    return refusal;
  }
}
