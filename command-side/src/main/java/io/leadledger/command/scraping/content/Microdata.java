package io.leadledger.command.scraping.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Things that are described by attributes of the elements that show them.
final class Microdata {
  private static final int MOST = 100;
  private static final int LONGEST = 2_000;

  private Microdata() {}

  static List<Map<String, Object>> of(Document document) {
    return document.select("[itemscope]:not([itemprop])").stream()
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
      List<Object> more = new ArrayList<>(several);
      more.add(value);
      thing.put(name, more);
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
          case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : element.text();
          case "data", "meter" -> element.attr("value");
          default -> element.hasAttr("content") ? element.attr("content") : element.text();
        };
    return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
  }
}
