package io.leadledger.command.scraping.content;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/// What is around the text of a page: menus, footers, notices. Told by the names of elements, by
/// their roles, and by the words in their classes.
final class Boilerplate {
  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "object",
          "embed",
          "head",
          "canvas",
          "audio",
          "video",
          "select",
          "option",
          "textarea",
          "button",
          "input",
          "dialog");
  private static final Set<String> AROUND = Set.of("nav", "aside", "footer", "menu");
  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "complementary",
          "search",
          "dialog",
          "menu",
          "menubar",
          "alertdialog",
          "toolbar");
  private static final Set<String> NEVER_AROUND = Set.of("html", "body", "main", "article");
  private static final Set<String> WORDS =
      Set.of(
          "nav",
          "navbar",
          "navigation",
          "menu",
          "submenu",
          "sidebar",
          "footer",
          "breadcrumb",
          "breadcrumbs",
          "cookie",
          "cookies",
          "consent",
          "gdpr",
          "popup",
          "modal",
          "share",
          "sharing",
          "social",
          "related",
          "advert",
          "advertisement",
          "ads",
          "promo",
          "newsletter",
          "pagination",
          "pager",
          "skip",
          "skiplink",
          "toolbar",
          "masthead",
          "topbar",
          "toc",
          "offcanvas",
          "sr",
          "langswitch",
          "noprint",
          "printfooter",
          "headerlink");

  private Boilerplate() {}

  /// Whether nobody who looks at the page would see it.
  static boolean isUnseen(Element element) {
    return UNSEEN.contains(element.normalName())
        || element.hasAttr("hidden")
        || element.hasAttr("aria-hidden") && element.attr("aria-hidden").equals("true")
        || element.hasAttr("style") && isHiddenBy(element.attr("style"));
  }

  /// Whether it is around the text, and not of it.
  static boolean isAround(Element element) {
    String name = element.normalName();
    if (NEVER_AROUND.contains(name)) {
      return false;
    }
    return AROUND.contains(name)
        || name.equals("header") && !isOfAnArticle(element)
        || element.hasAttr("role") && ROLES.contains(element.attr("role"))
        || element.hasAttr("class") && hasWord(element.attr("class"))
        || element.hasAttr("id") && hasWord(element.id());
  }

  private static boolean isOfAnArticle(Element header) {
    for (Element above = header.parent(); above != null; above = above.parent()) {
      if (above.nameIs("article") || above.nameIs("main") || above.nameIs("section")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHiddenBy(String style) {
    String bare = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return bare.contains("display:none") || bare.contains("visibility:hidden");
  }

  private static boolean hasWord(String names) {
    int start = 0;
    for (int i = 0; i <= names.length(); i++) {
      if (i == names.length() || !Character.isLetter(names.charAt(i))) {
        if (i > start && WORDS.contains(names.substring(start, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }
}
