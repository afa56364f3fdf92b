package io.leadledger.command.scraping.address;

import com.ibm.icu.text.IDNA;
import crawlercommons.domains.EffectiveTldFinder;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names and numbers of hosts, in the one form that browsers give them.
final class Hosts {
  private static final IDNA NAMES =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  private Hosts() {}

  static Optional<String> oneForm(String written) {
    String host = Escapes.decoded(written);
    if (host.startsWith("[")) {
      return host.endsWith("]") ? number6(host.substring(1, host.length() - 1)) : Optional.empty();
    }
    String lower = host.toLowerCase(Locale.ROOT);
    String name = isPlain(lower) ? lower : ascii(host);
    while (name != null && name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name == null || name.isEmpty() || name.length() > 253 || name.contains("..")) {
      return Optional.empty();
    }
    // What ends in a number is a number: 2130706433, 0x7f.1 and 0177.0.0.1 are all 127.0.0.1.
    return Numbers4.looksLikeOne(name) ? Numbers4.oneForm(name) : Optional.of(name);
  }

  /// The domain that somebody has registered: `example.co.uk` of `shop.example.co.uk`. A host that
  /// is a number, or of no public domain, is its own.
  static String registeredDomain(String host) {
    if (host.startsWith("[") || Numbers4.looksLikeOne(host)) {
      return host;
    }
    String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
    return domain == null ? host : domain;
  }

  private static boolean isPlain(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_')) {
        return false;
      }
    }
    return !host.contains("xn--");
  }

  private static @Nullable String ascii(String host) {
    var info = new IDNA.Info();
    String name = NAMES.nameToASCII(host, new StringBuilder(), info).toString();
    return info.hasErrors() || !isPlain(name.replace("xn--", ""))
        ? null
        : name.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> number6(String written) {
    if (written.indexOf(':') < 0 || written.indexOf('%') >= 0) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(written);
      // One that stands for an address of version 4 is written as that.
      return Optional.of(
          address instanceof Inet6Address
              ? "[" + address.getHostAddress() + "]"
              : address.getHostAddress());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
