package io.leadledger.command.scraping.address;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An address taken apart, each part in its one form.
///
/// @param port -1 for that of the scheme
record UrlParts(String scheme, String host, int port, String path, @Nullable String query) {
  private static final int MOST_PORT = 65_535;

  /// Empty if the parts make no address of a page.
  static Optional<UrlParts> of(
      String scheme, String authority, String path, @Nullable String query) {
    String by = scheme.toLowerCase(Locale.ROOT);
    // Whoever writes a user or a password into an address does not mean it for others.
    if (!(by.equals("http") || by.equals("https")) || authority.indexOf('@') >= 0) {
      return Optional.empty();
    }
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    String digits = colon < 0 ? "" : authority.substring(colon + 1);
    int port = port(digits, by);
    return port < -1
        ? Optional.empty()
        : Hosts.oneForm(colon < 0 ? authority : authority.substring(0, colon))
            .map(host -> new UrlParts(by, host, port, Paths.oneForm(path), Query.oneForm(query)));
  }

  /// Takes apart what this class has put together.
  static UrlParts read(String url) {
    int start = url.indexOf("://") + 3;
    int slash = url.indexOf('/', start);
    int mark = url.indexOf('?', slash);
    String authority = url.substring(start, slash);
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    return new UrlParts(
        url.substring(0, start - 3),
        colon < 0 ? authority : authority.substring(0, colon),
        colon < 0 ? -1 : Integer.parseInt(authority, colon + 1, authority.length(), 10),
        url.substring(slash, mark < 0 ? url.length() : mark),
        mark < 0 ? null : url.substring(mark + 1));
  }

  /// Another page of the same host.
  UrlParts at(String other, @Nullable String parameters) {
    return new UrlParts(scheme, host, port, Paths.oneForm(other), Query.oneForm(parameters));
  }

  String authority() {
    return port < 0 ? host : host + ":" + port;
  }

  String url() {
    return scheme + "://" + authority() + path + (query == null ? "" : "?" + query);
  }

  String key() {
    return authorityKey() + Paths.key(path) + (query == null ? "" : "?" + Query.key(query));
  }

  String authorityKey() {
    String bare = host.startsWith("www.") && host.length() > 4 ? host.substring(4) : host;
    return port < 0 ? bare : bare + ":" + port;
  }

  /// -1 for that of the scheme, less if it is none.
  private static int port(String digits, String scheme) {
    if (digits.isEmpty()) {
      return -1;
    }
    if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -2;
    }
    int port = Integer.parseInt(digits);
    if (port == 0 || port > MOST_PORT) {
      return -2;
    }
    return port == (scheme.equals("http") ? 80 : 443) ? -1 : port;
  }
}
