package io.leadledger.http.access;

import io.leadledger.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Tells what the security filters refuse in the same way as every other problem; a 401 says
/// besides how to get in (`WWW-Authenticate`, RFC 6750).
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final AuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
  private final HandlerExceptionResolver problems;

  Refusals(HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws java.io.IOException, jakarta.servlet.ServletException {
    bearer.commence(request, response, e);
    ProblemException refusal =
        e instanceof InvalidBearerTokenException
            ? new ProblemException(
                HttpStatus.UNAUTHORIZED,
                "token-invalid",
                "The token is expired, or not one of ours: get a new one.")
            : new ProblemException(
                HttpStatus.UNAUTHORIZED,
                "token-missing",
                "Send a bearer token: POST /oauth2/token gives one for an API key.");
    problems.resolveException(request, response, null, refusal);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
    problems.resolveException(
        request,
        response,
        null,
        new ProblemException(HttpStatus.FORBIDDEN, "forbidden", "This is not open to you."));
  }
}
