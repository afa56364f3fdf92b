package io.leadledger.query.projection;

import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets a client read what it has just written: with the `Event-Position` of a command's answer in
/// `Wait-For-Position`, a query waits until the schema it reads, or the settled history, has come
/// as far. `Wait-Timeout` says for how many seconds; 504 `position-not-reached` tells how far it
/// came.
@Component
class WaitForPosition implements HandlerInterceptor, WebMvcConfigurer {
  private static final String POSITION = "Wait-For-Position";
  private static final String TIMEOUT = "Wait-Timeout";
  private static final Duration USUAL = Duration.ofSeconds(5);
  private static final long LOCAL_PAUSE = 500_000;
  private static final long DATABASE_PAUSE = 10_000_000;

  private final Projections projections;
  private final ProjectionSettings settings;

  WaitForPosition(Projections projections, ProjectionSettings settings) {
    this.projections = projections;
    this.settings = settings;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/v1/*/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String asked = request.getHeader(POSITION);
    if (asked == null || !(request.getUserPrincipal() instanceof Authentication caller)) {
      return true;
    }
    long position = number(POSITION, asked, Long.MAX_VALUE);
    if (caller.getPrincipal() instanceof Caller member) {
      String schema = schemaOf(request);
      if (schema != null && projections.includes(schema)) {
        await(schema, member, position, patience(request));
      } else if (request.getRequestURI().startsWith("/api/v1/history")) {
        await(null, member, position, patience(request));
      }
    }
    return true;
  }

  private void await(@Nullable String schema, Caller caller, long position, Duration patience) {
    long giveUp = System.nanoTime() + patience.toNanos();
    long reached = reached(schema, caller);
    while (reached < position) {
      if (System.nanoTime() - giveUp >= 0 || Thread.currentThread().isInterrupted()) {
        throw new ProblemException(
                HttpStatus.GATEWAY_TIMEOUT,
                "position-not-reached",
                "What is read here has not come as far as position " + position + " in time.")
            .with("position", position)
            .with("reached", reached);
      }
      boolean isLocal = schema != null && projections.isLocal(schema, caller.tenant());
      LockSupport.parkNanos(isLocal ? LOCAL_PAUSE : DATABASE_PAUSE);
      reached = reached(schema, caller);
    }
  }

  private long reached(@Nullable String schema, Caller caller) {
    return schema == null ? projections.head() : projections.position(schema, caller.tenant());
  }

  private Duration patience(HttpServletRequest request) {
    String asked = request.getHeader(TIMEOUT);
    return asked == null
        ? USUAL
        : Duration.ofSeconds(number(TIMEOUT, asked, settings.patience().toSeconds()));
  }

  private static long number(String header, String text, long most) {
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as other numbers that cannot be meant
    }
    throw ProblemException.invalid(
        header, "number", header + " is not such a number.", "a whole number from 0 to " + most);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable String schemaOf(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> map ? (String) map.get("schema") : null;
  }
}
