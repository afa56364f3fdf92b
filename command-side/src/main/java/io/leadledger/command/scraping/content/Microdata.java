package io.leadledger.command.scraping.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// Things that are described by attributes of the elements that show them.
final class Microdata {
  private static final int MOST = 100;
  private static final int MOST_OF_A_NAME = 100;
  private static final int LONGEST = 2_000;

  private Microdata() {}

  static List<Map<String, Object>> of(List<Element> scopes) {
    return scopes.stream()
        .limit(MOST)
        .map(Microdata::thing)
        .filter(thing -> thing.size() > 1)
        .toList();
  }

  private static Map<String, Object> thing(Element scope) {
    Map<String, Object> thing = new LinkedHashMap<>();
    String type = scope.attr("itemtype").strip();
    if (!type.isEmpty()) {
      thing.put("@type", type.split("\\s+")[0]);
    }
    properties(scope, thing);
    return thing;
  }

  private static void properties(Element element, Map<String, Object> thing) {
    for (Element child = element.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      Patience.check();
      if (child.hasAttr("itemprop")) {
        Object value = child.hasAttr("itemscope") ? thing(child) : value(child);
        for (String name : child.attr("itemprop").strip().split("\\s+")) {
          put(thing, name, value);
        }
      }
      if (!child.hasAttr("itemscope")) {
        properties(child, thing);
      }
    }
  }

  private static void put(Map<String, Object> thing, String name, Object value) {
    Object before = thing.get(name);
    if (before == null) {
      thing.put(name, value);
    } else if (before instanceof List<?> several) {
      if (several.size() < MOST_OF_A_NAME) {
        List<Object> more = new ArrayList<>(several);
        more.add(value);
        thing.put(name, more);
      }
    } else {
      thing.put(name, List.of(before, value));
    }
  }

  private static String value(Element element) {
    String value =
        switch (element.normalName()) {
          case "meta" -> element.attr("content");
          case "a", "link", "area" -> element.absUrl("href");
          case "img", "source", "iframe" -> element.absUrl("src");
          case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : text(element);
          case "data", "meter" -> element.attr("value");
          default -> element.hasAttr("content") ? element.attr("content") : text(element);
        };
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }

  private static String text(Element element) {
    return SomeText.of(element, LONGEST);
  }
}
