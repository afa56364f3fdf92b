package io.leadledger.http;

import io.leadledger.events.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// The id that ties a request to what came of it: taken from the header `Correlation-Id` if that is
/// a UUID, else made new; given back in the same header, written into every log line as
/// `correlation`, and stored with every event.
public final class Correlation extends OncePerRequestFilter {
  /// The header's name.
  public static final String HEADER = "Correlation-Id";

  private static final String ATTRIBUTE = Correlation.class.getName();
  private static final Pattern CANONICAL =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /// The id of the request that this thread serves; a new one outside of requests.
  public static UUID current() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request != null
            && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof UUID id
        ? id
        : Ids.next();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String given = request.getHeader(HEADER);
    UUID id =
        given != null && CANONICAL.matcher(given).matches()
            ? UUID.fromString(given.toLowerCase(Locale.ROOT))
            : Ids.next();
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id.toString());
    try (var _ = MDC.putCloseable("correlation", id.toString())) {
      chain.doFilter(request, response);
    }
  }
}
