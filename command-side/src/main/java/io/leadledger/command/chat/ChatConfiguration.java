package io.leadledger.command.chat;

import io.leadledger.http.OpenPath;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Opens what pages need: the script, a page to try it on, and the endpoints of visitors.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChatSettings.class)
class ChatConfiguration implements WebMvcConfigurer {
  private static final String SCRIPT = "/chat.js";
  private static final String DEMO = "/chat-demo/*";
  private static final CacheControl A_WHILE =
      CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

  @Bean
  OpenPath chatScript() {
    return new OpenPath(HttpMethod.GET, SCRIPT);
  }

  @Bean
  OpenPath chatDemo() {
    return new OpenPath(HttpMethod.GET, DEMO);
  }

  @Bean
  OpenPath chatLook() {
    return new OpenPath(HttpMethod.GET, "/api/v1/chat/*");
  }

  @Bean
  OpenPath chatWords() {
    return new OpenPath(HttpMethod.POST, "/api/v1/chat/**");
  }

  @Bean
  OpenPath chatFacts() {
    return new OpenPath(HttpMethod.PUT, "/api/v1/chat/**");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(SCRIPT)
        .addResourceLocations("classpath:/chat/")
        .setCacheControl(A_WHILE);
    registry.addResourceHandler(DEMO).addResourceLocations("classpath:/chat/chat-demo/");
  }
}
