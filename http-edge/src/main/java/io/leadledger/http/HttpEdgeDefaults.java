package io.leadledger.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.ResourcePropertySource;

/// Lets every process serve HTTP as `http-edge.properties` says, unless its own configuration says
/// otherwise.
public final class HttpEdgeDefaults implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      environment
          .getPropertySources()
          .addLast(
              new ResourcePropertySource("leadledger-http-edge", "classpath:http-edge.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
