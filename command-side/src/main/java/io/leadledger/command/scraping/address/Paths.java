package io.leadledger.command.scraping.address;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Paths of addresses: without dots, escapes in one form, and without session ids.
final class Paths {
  private static final Pattern SESSION =
      Pattern.compile("(?i);(?:jsessionid|phpsessid|sid|sessionid|aspsessionid\\w*)=[^/;]*");
  private static final Pattern ASP_SESSION = Pattern.compile("(?i)/\\([asf]\\([a-z0-9]{20,}\\)\\)");
  private static final Pattern INDEX =
      Pattern.compile("(?i)/(?:index|default)\\.(?:[sx]?html?|php\\d?|aspx?|jspx?|cfm|cgi|do)$");
  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  private Paths() {}

  static String oneForm(String written) {
    String path = written.isEmpty() ? "/" : written.replace('\\', '/');
    if (!path.startsWith("/")) {
      path = "/" + path;
    }
    while (path.startsWith("//")) {
      path = path.substring(1);
    }
    path = Escapes.oneForm(path, "/!$&'()*+,;=:@");
    if (path.indexOf(';') >= 0) {
      path = SESSION.matcher(path).replaceAll("");
    }
    if (path.indexOf('(') >= 0) {
      path = ASP_SESSION.matcher(path).replaceAll("");
    }
    return path.contains("/.") ? withoutDots(path) : path.isEmpty() ? "/" : path;
  }

  /// A path as a page that is at `here` names it.
  static String from(String here, String path) {
    return path.startsWith("/") || path.startsWith("\\")
        ? path
        : here.substring(0, here.lastIndexOf('/') + 1) + path;
  }

  /// The same for paths under which websites show the same page.
  static String key(String path) {
    String bare = path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
    if (bare.indexOf('.') >= 0) {
      bare = INDEX.matcher(bare).replaceFirst("/");
    }
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static String withoutDots(String path) {
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean up = segments[i].equals("..");
      if (up) {
        kept.pollLast();
      }
      if (!up && !segments[i].equals(".")) {
        kept.addLast(segments[i]);
      } else if (i == segments.length - 1) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
