package io.leadledger.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.leadledger.http.TakesNoToken;
import io.leadledger.http.TestTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who gets to each endpoint of the command side.
class EveryEndpointTest extends AccessJourney {

  @Test
  void every_endpoint_is_closed_without_a_token_with_too_small_a_role_and_to_other_tenants() {
    var tokens = new TestTokens(server.bean(com.nimbusds.jose.jwk.source.JWKSource.class));
    String foreign = tokens.of(Ids.next(), Ids.next(), Role.OWNER);
    String member = server.member(operator, email(), "member");
    List<String> walked = new ArrayList<>();
    server
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, endpoint) -> {
              if (isOurs(endpoint)) {
                walked.add(mapping.toString());
                walk(mapping, endpoint, tokens, foreign, member);
              }
            });
    assertThat(walked).hasSizeGreaterThan(20);
  }

  private void walk(
      RequestMappingInfo mapping,
      HandlerMethod endpoint,
      TestTokens tokens,
      String foreign,
      String member) {
    String method =
        mapping.getMethodsCondition().getMethods().stream()
            .findFirst()
            .map(RequestMethod::name)
            .orElseThrow();
    String path = mapping.getPatternValues().iterator().next();
    assertThat(path).startsWith("/api/v1/");
    String concrete = path.replaceAll("\\{[^}]+}", member);
    HttpRequest.Builder bare =
        HttpRequest.newBuilder(server.uri(concrete)).method(method, BodyPublishers.noBody());
    assertThat(server.send(bare).statusCode()).as("without a token: " + mapping).isEqualTo(401);
    String[] type = {
      "Content-Type",
      mapping.getConsumesCondition().getConsumableMediaTypes().stream()
          .findFirst()
          .map(Object::toString)
          .orElse("application/json")
    };
    Role needed = neededFor(endpoint);
    for (Role role : Role.values()) {
      if (!role.includes(needed)) {
        String token = tokens.of(Ids.next(), Ids.next(), role);
        assertThat(server.send(method, concrete, token, Map.of(), type).statusCode())
            .as(role + " at " + mapping)
            .isEqualTo(403);
      }
    }
    if (path.contains("{")) {
      assertThat(server.send(method, concrete, foreign, Map.of(), type).statusCode())
          .as("another tenant's id at " + mapping)
          .isBetween(300, 499);
    }
    assertThat(server.send(method, concrete, operator, Map.of(), type).statusCode())
        .as("an id of another kind at " + mapping)
        .isLessThan(500);
  }

  private static boolean isOurs(HandlerMethod endpoint) {
    return endpoint.getBeanType().getPackageName().startsWith("io.leadledger.command")
        && !endpoint.hasMethodAnnotation(TakesNoToken.class);
  }

  private static Role neededFor(HandlerMethod endpoint) {
    AtLeast own = endpoint.getMethodAnnotation(AtLeast.class);
    AtLeast role =
        own == null
            ? AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), AtLeast.class)
            : own;
    assertThat(role).as("who may call " + endpoint).isNotNull();
    return role.value();
  }
}
