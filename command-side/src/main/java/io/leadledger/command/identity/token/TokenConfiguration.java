package io.leadledger.command.identity.token;

import io.leadledger.command.identity.Operator;
import io.leadledger.command.identity.keys.ApiKeySecret;
import io.leadledger.command.identity.keys.ApiKeys;
import io.leadledger.http.access.AccessConfiguration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/// Spring's authorization server, of which only the token endpoint, the public keys and the
/// metadata are open (ADR-0061).
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int PARALLELISM = 1;
  private static final int MEMORY_KIB = 1 << 14;
  private static final int ITERATIONS = 2;

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain tokenEndpoint(HttpSecurity http) {
    var path = PathPatternRequestMatcher.withDefaults();
    return http.securityMatcher(
            new OrRequestMatcher(
                path.matcher(HttpMethod.POST, "/oauth2/token"),
                path.matcher(HttpMethod.GET, "/oauth2/jwks"),
                path.matcher(HttpMethod.GET, "/.well-known/oauth-authorization-server")))
        .oauth2AuthorizationServer(server -> {})
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(
            new FailureLimit(), org.springframework.security.web.header.HeaderWriterFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }

  @Bean
  RegisteredClientRepository apiKeyClients(ApiKeys keys, PasswordEncoder hashing) {
    return new ApiKeyClients(keys, hashing.encode(ApiKeySecret.random().reveal()));
  }

  /// 16 MiB and two passes: the secrets have 256 random bits, so this only has to be no gift to
  /// whoever steals the table.
  @Bean
  PasswordEncoder secretHashing() {
    return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
  }

  @Bean
  OAuth2AuthorizationService issuedTokens() {
    return new NoMemoryOfTokens();
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings() {
    return AuthorizationServerSettings.builder().build();
  }

  /// Says whom the token speaks for: the member (`sub`), their tenant and whether it
  /// runs the installation, and the key's role.
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> accessTokenClaims(Operator operator) {
    return context -> {
      ClientSettings key = context.getRegisteredClient().getClientSettings();
      context
          .getClaims()
          .subject(setting(key, ApiKeyClients.MEMBER))
          .audience(List.of(AccessConfiguration.AUDIENCE))
          .claim("tenant", setting(key, ApiKeyClients.TENANT))
          .claim("role", setting(key, ApiKeyClients.ROLE))
          .claim("operator", operator.is(UUID.fromString(setting(key, ApiKeyClients.TENANT))))
          .claim("client_id", context.getRegisteredClient().getClientId());
    };
  }

  private static String setting(ClientSettings key, String name) {
    return Objects.requireNonNull(key.<String>getSetting(name));
  }
}
