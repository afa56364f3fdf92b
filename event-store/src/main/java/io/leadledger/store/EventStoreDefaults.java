package io.leadledger.store;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/// What every process of LeadLedger needs of Axon and Boot, unless the configuration says
/// otherwise: nothing phones home, Axon Server is connected to in its profile only, migrations and
/// meters are ours.
public final class EventStoreDefaults implements EnvironmentPostProcessor, Ordered {

  /// The profile in which Axon Server stores events and carries messages.
  public static final String AXON_SERVER = "axonserver";

  /// Axon reads it from the system properties only.
  private static final String NO_ADVERTISEMENT = "disable-axoniq-console-message";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (System.getProperty(NO_ADVERTISEMENT) == null) {
      System.setProperty(NO_ADVERTISEMENT, "true");
    }
    boolean axonServer = environment.acceptsProfiles(Profiles.of(AXON_SERVER));
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "leadledger-event-store",
                Map.of(
                    "axon.axonserver.enabled", axonServer,
                    "axon.update-check.disabled", true,
                    "axon.timeout.enabled", false,
                    "axon.metrics.auto-configuration.enabled", false,
                    "axon.serializer.general", "jackson3",
                    "spring.flyway.enabled", false)));
  }

  /// After the files that may set profiles.
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }
}
