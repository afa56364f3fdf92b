package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.content.Fact.Kind;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Tells profiles in social networks from buttons that share a page there.
final class SocialProfiles {
  private static final Map<String, Kind> NETWORKS =
      Map.ofEntries(
          Map.entry("facebook.com", Kind.FACEBOOK),
          Map.entry("fb.com", Kind.FACEBOOK),
          Map.entry("instagram.com", Kind.INSTAGRAM),
          Map.entry("linkedin.com", Kind.LINKEDIN),
          Map.entry("twitter.com", Kind.TWITTER),
          Map.entry("x.com", Kind.TWITTER),
          Map.entry("youtube.com", Kind.YOUTUBE),
          Map.entry("tiktok.com", Kind.TIKTOK),
          Map.entry("pinterest.com", Kind.PINTEREST),
          Map.entry("github.com", Kind.GITHUB),
          Map.entry("xing.com", Kind.XING));
  private static final Set<String> NO_PROFILES =
      Set.of(
          "",
          "share",
          "sharer",
          "sharer.php",
          "share.php",
          "intent",
          "dialog",
          "plugins",
          "tr",
          "home",
          "login",
          "search",
          "hashtag",
          "watch",
          "embed",
          "sharearticle",
          "feed",
          "pin",
          "policies",
          "privacy",
          "legal",
          "about",
          "help",
          "terms",
          "explore",
          "p",
          "reel",
          "playlist",
          "results",
          "spi",
          "status",
          "i",
          "features",
          "pricing",
          "events",
          "groups");

  private SocialProfiles() {}

  static void look(@Nullable PageAddress address, BiConsumer<Kind, String> found) {
    Kind kind = address == null ? null : kind(address.host());
    if (kind != null && address != null) {
      String[] parts = address.path().split("/");
      String first = parts.length > 1 ? parts[1].toLowerCase(java.util.Locale.ROOT) : "";
      boolean deep =
          first.equals("company")
              || first.equals("in")
              || first.equals("channel")
              || first.equals("user")
              || first.equals("c")
              || first.equals("companies")
              || first.equals("school")
              || first.equals("pages")
              || first.equals("profile.php");
      int most = deep ? 4 : 2;
      if (!NO_PROFILES.contains(first) && parts.length <= most + (kind == Kind.LINKEDIN ? 1 : 0)) {
        found.accept(kind, address.url());
      }
    }
  }

  private static @Nullable Kind kind(String host) {
    int dot = host.lastIndexOf('.');
    int before = dot < 0 ? -1 : host.lastIndexOf('.', dot - 1);
    return NETWORKS.get(host.substring(before + 1));
  }
}
