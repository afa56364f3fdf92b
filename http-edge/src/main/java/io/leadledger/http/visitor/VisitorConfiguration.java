package io.leadledger.http.visitor;

import io.leadledger.store.EventStoreAutoConfiguration;
import io.leadledger.store.vault.Secrets;
import java.time.Duration;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets pages of other origins ask below `/api/v1/chat`, without cookies, and read the answers,
/// also that they are refused; who is answered otherwise is decided by each endpoint.
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
public class VisitorConfiguration implements WebMvcConfigurer {
  /// The headers by which a visitor's browser shows whom it speaks for.
  public static final String TOKEN = "Visitor-Token";

  public static final String BROWSER = "Browser-Id";

  private static final Duration REMEMBERED = Duration.ofHours(2);

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Visitor.class);
  }

  private final ObjectProvider<VisitorTokens> tokens;

  VisitorConfiguration(ObjectProvider<VisitorTokens> tokens) {
    this.tokens = tokens;
  }

  /// The secret's table is there once it has been migrated.
  @Bean
  @ConditionalOnBean(Secrets.class)
  static VisitorTokens visitorTokens(Secrets secrets) {
    return new VisitorTokens(secrets);
  }

  @Bean
  static FilterRegistrationBean<CorsFilter> chatForOtherOrigins() {
    var anybody = new CorsConfiguration();
    anybody.addAllowedOrigin(CorsConfiguration.ALL);
    anybody.setAllowedMethods(List.of("GET", "POST", "PUT"));
    anybody.setAllowedHeaders(
        List.of(HttpHeaders.CONTENT_TYPE, TOKEN, BROWSER, "Last-Event-ID", "Cache-Control"));
    anybody.setExposedHeaders(List.of("Event-Position", HttpHeaders.RETRY_AFTER));
    anybody.setMaxAge(REMEMBERED);
    var paths = new UrlBasedCorsConfigurationSource();
    paths.registerCorsConfiguration("/api/v1/chat/**", anybody);
    var registration = new FilterRegistrationBean<>(new CorsFilter(paths));
    // Of other paths it would answer the question of a browser as if they were open.
    registration.addUrlPatterns("/api/v1/chat/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    tokens.ifAvailable(known -> resolvers.add(new VisitorArgument(known)));
  }
}
