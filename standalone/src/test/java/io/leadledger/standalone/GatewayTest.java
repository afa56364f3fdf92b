package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The gateway of the distributed deployment knows which side has an endpoint.
class GatewayTest extends Running {
  private static final Path CONFIGURATION = Path.of("../deploy/gateway/nginx.conf");
  private static final Pattern RULE = Pattern.compile("~(\\^\\S+)\\s+http://([a-z-]+):8080;");
  private static final Set<RequestMethod> READING =
      Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping endpoints;

  @Test
  void every_endpoint_is_led_to_the_side_that_has_it() throws Exception {
    Map<Pattern, String> rules = new LinkedHashMap<>();
    RULE.matcher(Files.readString(CONFIGURATION))
        .results()
        .forEach((MatchResult rule) -> rules.put(Pattern.compile(rule.group(1)), rule.group(2)));
    List<String> astray = new ArrayList<>();
    endpoints
        .getHandlerMethods()
        .forEach(
            (mapping, endpoint) -> {
              for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                for (String path : mapping.getPatternValues()) {
                  String concrete = path.replaceAll("\\{[^}]+}", "x");
                  if (isOurs(endpoint) && !sideOf(endpoint).equals(led(rules, method, concrete))) {
                    astray.add(method + " " + path);
                  }
                }
              }
            });
    assertThat(rules).hasSizeGreaterThan(3);
    assertThat(astray).isEmpty();
  }

  /// As nginx does: the first rule that fits, else by the method.
  private static String led(Map<Pattern, String> rules, RequestMethod method, String path) {
    return rules.entrySet().stream()
        .filter(rule -> rule.getKey().matcher(path).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(READING.contains(method) ? "query-side" : "command-side");
  }

  private static boolean isOurs(HandlerMethod endpoint) {
    return endpoint.getBeanType().getPackageName().startsWith("io.leadledger.command")
        || endpoint.getBeanType().getPackageName().startsWith("io.leadledger.query");
  }

  private static String sideOf(HandlerMethod endpoint) {
    return endpoint.getBeanType().getPackageName().startsWith("io.leadledger.command")
        ? "command-side"
        : "query-side";
  }
}
