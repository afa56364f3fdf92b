package io.leadledger.command.http;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.ExpectedVersion;
import io.leadledger.http.Caller;
import io.leadledger.http.Correlation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands a controller method its [CommandContext]: the caller, and what the headers `If-Match`,
/// `Idempotency-Key` and `Correlation-Id` say.
class CommandContextArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CommandContext.class;
  }

  @Override
  public CommandContext resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request =
        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    Caller caller =
        Caller.current()
            .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No token was sent"));
    return new CommandContext(
        caller.tenant(),
        caller.actor(),
        Correlation.current(),
        null,
        CommandContext.API,
        ExpectedVersion.parse(Collections.list(request.getHeaders(HttpHeaders.IF_MATCH))),
        IdempotencyHeader.read(request, caller.tenant()));
  }
}
