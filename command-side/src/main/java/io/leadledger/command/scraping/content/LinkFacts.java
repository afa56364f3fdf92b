package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.content.Fact.Kind;
import io.leadledger.command.scraping.content.Fact.Origin;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.nodes.Element;

/// What links tell: whom they write to, whom they call, whose profile they lead to.
final class LinkFacts {
  private final FactBook facts;
  private final Base base;

  LinkFacts(FactBook facts, Base base) {
    this.facts = facts;
    this.base = base;
  }

  void add(Parts parts, Head head) {
    for (Element link : parts.links()) {
      add(link);
    }
    for (Element hidden : parts.hiddenMails()) {
      facts.email(Emails.unhidden(hidden.attr("data-cfemail")), "0.85", Origin.LINK);
    }
    facts.note(Kind.NAME, head.openGraph().get("og:site_name"), "0.7", Origin.META);
    facts.email(head.openGraph().get("og:email"), "0.8", Origin.META);
    String phone = head.openGraph().get("og:phone_number");
    if (phone != null) {
      facts.phone(Kind.PHONE, phone, "0.8", Origin.META);
    }
  }

  private void add(Element link) {
    String href = link.attr("href");
    int colon = href.indexOf(':');
    String scheme =
        colon > 0 && colon < 10 ? href.substring(0, colon).toLowerCase(Locale.ROOT) : "";
    switch (scheme) {
      case "mailto" -> mail(href.substring(colon + 1));
      case "tel", "callto" ->
          facts.phone(Kind.PHONE, decoded(href.substring(colon + 1)), "0.9", Origin.LINK);
      case "https", "http", "" -> {
        if (scheme.isEmpty() && !href.startsWith("//")) {
          return;
        }
        SocialProfiles.look(
            base.link(href).orElse(null),
            (kind, profile) -> facts.note(kind, profile, "0.85", Origin.LINK));
      }
      default -> {}
    }
  }

  private void mail(String to) {
    int query = to.indexOf('?');
    for (String one : decoded(query < 0 ? to : to.substring(0, query)).split("[,;]")) {
      facts.email(one, "0.9", Origin.LINK);
    }
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return written;
    }
  }
}
