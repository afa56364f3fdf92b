package io.leadledger.command.scraping.address;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a page is, by http or https. Addresses that are written differently but mean the same by
/// RFC 3986 and the URL standard of browsers have one `url`; campaign parameters and session ids
/// are left out of it, and fragments.
///
/// @param url to ask under
/// @param key the same for addresses under which websites show the same page: with and without
///     `www`, encryption, a final slash, `index.html`, and whatever the order of parameters
public record PageAddress(String url, String key) {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:[/\\\\]{2}([^/\\\\?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final int LONGEST = 8_192;

  /// Empty if it is no address of a page.
  public static Optional<PageAddress> of(String written) {
    Matcher parts = parts(written);
    return parts.matches() && parts.group(1) != null && parts.group(2) != null
        ? UrlParts.of(parts.group(1), parts.group(2), parts.group(3), parts.group(4))
            .map(PageAddress::of)
        : Optional.empty();
  }

  /// The address that a link on this page leads to. Empty if that is no address of a page.
  public Optional<PageAddress> link(String href) {
    Matcher parts = parts(href);
    if (!parts.matches()) {
      return Optional.empty();
    }
    UrlParts here = UrlParts.read(url);
    boolean absolute = parts.group(1) != null;
    if (absolute && parts.group(2) == null) {
      return Optional.empty();
    }
    String scheme = absolute ? parts.group(1) : here.scheme();
    if (parts.group(2) != null) {
      return UrlParts.of(scheme, parts.group(2), parts.group(3), parts.group(4))
          .map(PageAddress::of);
    }
    String path = parts.group(3);
    boolean same = path.isEmpty();
    String query = same && parts.group(4) == null ? here.query() : parts.group(4);
    return Optional.of(of(here.at(same ? here.path() : Paths.from(here.path(), path), query)));
  }

  /// Name of the host, or its number.
  public String host() {
    return UrlParts.read(url).host();
  }

  /// Host and port: what is asked at most once at a time.
  public String authority() {
    return UrlParts.read(url).authority();
  }

  /// Scheme, host and port: what one robots.txt is about.
  public String origin() {
    UrlParts parts = UrlParts.read(url);
    return parts.scheme() + "://" + parts.authority();
  }

  public String path() {
    return UrlParts.read(url).path();
  }

  /// Path and parameters, as rules about addresses see them.
  public String pathAndQuery() {
    return url.substring(origin().length());
  }

  private static PageAddress of(UrlParts parts) {
    return new PageAddress(parts.url(), parts.key());
  }

  private static Matcher parts(String written) {
    String bare = written.strip();
    if (bare.indexOf('\n') >= 0 || bare.indexOf('\r') >= 0 || bare.indexOf('\t') >= 0) {
      bare = bare.replaceAll("[\t\r\n]", "");
    }
    return PARTS.matcher(bare.length() > LONGEST ? "" : bare);
  }

  @Override
  public String toString() {
    return url;
  }
}
