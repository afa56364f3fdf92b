package io.leadledger.command.scraping.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// The things of schema.org that a page describes for machines, as JSON-LD or as microdata.
final class StructuredData {
  private static final int MOST = 200;
  private static final int LONGEST = 500_000;

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  List<Map<String, Object>> of(Parts parts) {
    List<Map<String, Object>> things = new ArrayList<>();
    for (Element script : parts.named("script")) {
      if (script.attr("type").contains("ld+json") && script.data().length() <= LONGEST) {
        collect(parsed(script.data()), things);
      }
    }
    things.addAll(Microdata.of(parts.things()));
    return things.size() > MOST ? things.subList(0, MOST) : things;
  }

  private Object parsed(String written) {
    String bare = written.strip();
    int start = bare.startsWith("<!") || bare.startsWith("//") ? firstOf(bare) : 0;
    try {
      return json.readValue(bare.substring(start), Object.class);
    } catch (JacksonException _) {
      return List.of();
    }
  }

  private static int firstOf(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '{' || text.startsWith("[{", i)) {
        return i;
      }
    }
    return 0;
  }

  private static void collect(Object parsed, List<Map<String, Object>> into) {
    switch (parsed) {
      case List<?> list -> list.forEach(one -> collect(one, into));
      case Map<?, ?> map when map.get("@graph") instanceof List<?> graph -> collect(graph, into);
      case Map<?, ?> map when into.size() < MOST -> into.add(Things.named(map));
      case null, default -> {}
    }
  }
}
