package io.leadledger.http.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.http.OpenPath;
import io.leadledger.store.EventStoreAutoConfiguration;
import io.leadledger.store.vault.Secrets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Every request carries a bearer token, but for health, metrics from near by, the documentation,
/// and what an [OpenPath] tells (ADR-0060). No sessions, no cookies, and therefore no CSRF; no
/// other origin is let in (CORS).
@AutoConfiguration(
    after = EventStoreAutoConfiguration.class,
    before = {
      OAuth2ResourceServerAutoConfiguration.class,
      ServletWebSecurityAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
public class AccessConfiguration implements WebMvcConfigurer {
  /// For whom our tokens are made (`aud`).
  public static final String AUDIENCE = "leadledger";

  private static final String[] OPEN = {
    "/",
    "/actuator/health/**",
    "/docs/**",
    "/swagger-ui/**",
    "/openapi",
    "/openapi.yaml",
    "/openapi/**"
  };

  private final List<PathPatternRequestMatcher> openPaths;

  AccessConfiguration(ObjectProvider<OpenPath> openPaths) {
    this.openPaths =
        openPaths.stream()
            .map(path -> PathPatternRequestMatcher.pathPattern(path.method(), path.pattern()))
            .toList();
  }

  @Bean
  SecurityFilterChain everyRequest(
      HttpSecurity http,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
      @Value("${leadledger.http.metrics-from:127.0.0.0/8,::1}") List<String> metricsFrom) {
    Refusals refusals = new Refusals(problems);
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .frameOptions(frame -> frame.deny())
                    .referrerPolicy(referrer -> {})
                    .contentSecurityPolicy(
                        policy ->
                            policy.policyDirectives(
                                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                                    + " object-src 'none'; base-uri 'self'; frame-ancestors 'none'")))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, OPEN)
                    .permitAll()
                    .requestMatchers(this::isOpen)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                    .access(AuthorizationManagers.anyOf(nearBy(metricsFrom)))
                    .requestMatchers("/actuator/**")
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals)
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(CallerToken::of)))
        .build();
  }

  private boolean isOpen(HttpServletRequest request) {
    return openPaths.stream().anyMatch(path -> path.matches(request));
  }

  /// The same for all processes of an installation, and after each restart, because it is in the
  /// vault.
  @Bean
  @ConditionalOnBean(Secrets.class)
  @ConditionalOnMissingBean
  JWKSource<SecurityContext> signingKeys(Secrets secrets) {
    return SigningKeys.in(secrets);
  }

  /// Verifies with the keys that the token endpoint signs with;
  /// `spring.security.oauth2.resourceserver.jwt.jwk-set-uri` takes its place where the two have no
  /// database in common.
  @Bean
  @ConditionalOnMissingBean
  JwtDecoder accessTokens(JWKSource<SecurityContext> keys) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(),
            new JwtClaimValidator<List<String>>(
                "aud", aud -> aud != null && aud.contains(AUDIENCE))));
    return new VerifiedTokens(decoder);
  }

  /// An observation for each filter of each request costs more than it tells.
  @Bean
  SecurityObservationSettings observations() {
    return SecurityObservationSettings.noObservations();
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new RoleGate()).addPathPatterns("/api/**");
  }

  private static IpAddressAuthorizationManager[] nearBy(List<String> addresses) {
    return addresses.stream()
        .map(IpAddressAuthorizationManager::hasIpAddress)
        .toArray(IpAddressAuthorizationManager[]::new);
  }
}
