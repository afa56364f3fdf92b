package io.leadledger.http.problem;

import io.leadledger.http.Correlation;
import java.util.Locale;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Strict input, and problem details for whatever is refused.
@AutoConfiguration(
    before = {
      JacksonAutoConfiguration.class,
      WebMvcAutoConfiguration.class,
      ErrorMvcAutoConfiguration.class
    })
@Import({Problems.class, Unexpected.class, ErrorDispatch.class})
public class ProblemConfiguration {

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }

  @Bean
  StrictBodies strictBodies(
      JsonMapper json, @Value("${leadledger.http.max-json-body:1MB}") DataSize limit) {
    return new StrictBodies(json, Math.toIntExact(limit.toBytes()));
  }

  /// Messages are read by programs and logs: they do not change with the reader's language.
  @Bean
  LocaleResolver localeResolver() {
    return new FixedLocaleResolver(Locale.ENGLISH);
  }

  @Bean
  FilterRegistrationBean<Correlation> correlation() {
    var registration = new FilterRegistrationBean<>(new Correlation());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerRefusals() {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerRefusals.class.getName());
              }
            });
  }
}
