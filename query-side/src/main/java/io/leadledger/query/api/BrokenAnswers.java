package io.leadledger.query.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/// Lets what goes wrong in the middle of an answer reach the container, which then breaks the
/// connection off. Were it handled as usual, the answer would end as if it were whole.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BrokenAnswers implements HandlerExceptionResolver {

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!response.isCommitted()) {
      return null;
    }
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      return new ModelAndView();
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    return null;
  }
}
