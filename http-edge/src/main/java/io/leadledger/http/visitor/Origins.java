package io.leadledger.http.visitor;

import io.leadledger.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;

/// Which pages may use a website's chat. Browsers say where a page is from; whoever is no browser
/// says what it likes, and is held up by its token alone.
public final class Origins {
  private Origins() {}

  /// The page's origin; null if the request comes from no page, or from one of the same server.
  public static @Nullable String of(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ORIGIN);
  }

  /// Refuses a page that is neither from one of these origins nor from this server.
  ///
  /// @throws ProblemException 403 `origin-not-allowed`
  public static void require(HttpServletRequest request, Collection<String> allowed) {
    String origin = of(request);
    if (origin != null && !allowed.contains(origin) && !origin.equals(own(request))) {
      throw new ProblemException(
              HttpStatus.FORBIDDEN,
              "origin-not-allowed",
              "This chat is not open to pages from there: see the origins of the chat site.")
          .with("origin", origin);
    }
  }

  private static String own(HttpServletRequest request) {
    UriComponentsBuilder own =
        UriComponentsBuilder.newInstance()
            .scheme(request.getScheme())
            .host(request.getServerName());
    int usual = request.isSecure() ? 443 : 80;
    return (request.getServerPort() == usual ? own : own.port(request.getServerPort()))
        .build()
        .toUriString();
  }
}
