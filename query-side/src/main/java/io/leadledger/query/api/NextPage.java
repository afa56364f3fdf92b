package io.leadledger.query.api;

import io.leadledger.query.api.sql.Cursor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/// The address of the page after a page: the same question, going on after its last row.
final class NextPage {

  private NextPage() {}

  static String of(HttpServletRequest request, Cursor cursor, long limit) {
    UriComponentsBuilder next = UriComponentsBuilder.fromPath(request.getRequestURI());
    for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
      switch (parameter.getKey()) {
        case "offset", "limit", Cursor.PARAMETER -> {} // said anew by the cursor
        default ->
            next.queryParam(encoded(parameter.getKey()), (Object[]) encoded(parameter.getValue()));
      }
    }
    return next.queryParam("limit", limit)
        .queryParam(Cursor.PARAMETER, cursor.encoded())
        .build(true)
        .toUriString();
  }

  private static String[] encoded(String[] values) {
    return java.util.Arrays.stream(values).map(NextPage::encoded).toArray(String[]::new);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
