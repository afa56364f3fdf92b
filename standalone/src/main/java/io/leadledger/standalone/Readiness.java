package io.leadledger.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Says that LeadLedger is ready, once it answers over HTTP and every projection is at work.
@Component
class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  private final EventProcessingConfiguration projections;
  private final Environment environment;
  private final ApplicationContext context;

  Readiness(
      EventProcessingConfiguration projections,
      Environment environment,
      ApplicationContext context) {
    this.projections = projections;
    this.environment = environment;
    this.context = context;
  }

  /// Published when the address can be used.
  ///
  /// @param address for example `http://localhost:8080`
  record Ready(URI address) {}

  @EventListener(ApplicationReadyEvent.class)
  void announce() {
    URI address = URI.create("http://localhost:" + environment.getProperty("local.server.port"));
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    boolean ready = answers(address) && projectionsRun();
    while (!ready && System.nanoTime() < giveUp && pause()) {
      ready = answers(address) && projectionsRun();
    }
    if (ready) {
      System.out.println("LeadLedger is ready on " + address);
      context.publishEvent(new Ready(address));
    } else {
      LOG.error("LeadLedger has started, but is not ready: see {}/actuator/health", address);
    }
  }

  private boolean projectionsRun() {
    return projections.eventProcessors().values().stream()
        .allMatch(
            processor ->
                processor.isRunning()
                    && (!(processor instanceof StreamingEventProcessor streaming)
                        || !streaming.processingStatus().isEmpty()));
  }

  private static boolean answers(URI address) {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(address.resolve("/actuator/health/liveness"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
