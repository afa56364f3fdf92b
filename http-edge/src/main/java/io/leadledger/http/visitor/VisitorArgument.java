package io.leadledger.http.visitor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/// Hands a controller method its [Visitor]: whose token it is, on the site that the path names,
/// from a page of the same origin as that on which the conversation was begun.
final class VisitorArgument implements HandlerMethodArgumentResolver {
  private final VisitorTokens tokens;

  VisitorArgument(VisitorTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Visitor.class;
  }

  @Override
  public Visitor resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request =
        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    String token = request.getHeader(VisitorConfiguration.TOKEN);
    String browser = request.getHeader(VisitorConfiguration.BROWSER);
    if (token == null || browser == null) {
      throw VisitorTokens.invalid();
    }
    Visitor visitor = tokens.verify(token, browser);
    if (!visitor.site().toString().equals(site(request))) {
      throw VisitorTokens.invalid();
    }
    Origins.require(request, visitor.origin() == null ? List.of() : List.of(visitor.origin()));
    return visitor;
  }

  private static @Nullable Object site(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> path
        ? path.get("site")
        : null;
  }
}
