package io.leadledger.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/// How far projections are behind, and what they have parked, for Prometheus. The database is asked
/// at most once a second.
@Component
class ProjectionMetrics implements MeterBinder {
  private static final long FRESH_NANOS = 1_000_000_000;

  private final Projections projections;
  private final ReadSchemas schemas;
  private List<ProjectionStatus> known = List.of();
  private long asked;

  ProjectionMetrics(Projections projections, ReadSchemas schemas) {
    this.projections = projections;
    this.schemas = schemas;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (String schema : schemas.names()) {
      gauge(meters, schema, "leadledger.projection.lag.events", ProjectionStatus::lagEvents);
      gauge(meters, schema, "leadledger.projection.lag.seconds", ProjectionStatus::lagSeconds);
      gauge(meters, schema, "leadledger.projection.dead.letters", ProjectionStatus::parked);
      gauge(meters, schema, "leadledger.projection.position", ProjectionStatus::position);
    }
  }

  private void gauge(
      MeterRegistry meters, String schema, String name, ToDoubleFunction<ProjectionStatus> figure) {
    Gauge.builder(name, this, metrics -> metrics.of(schema, figure))
        .tag("schema", schema)
        .register(meters);
  }

  private double of(String schema, ToDoubleFunction<ProjectionStatus> figure) {
    return status().stream()
        .filter(status -> status.schema().equals(schema))
        .mapToDouble(figure)
        .findFirst()
        .orElse(Double.NaN);
  }

  private synchronized List<ProjectionStatus> status() {
    long now = System.nanoTime();
    if (known.isEmpty() || now - asked > FRESH_NANOS) {
      known = projections.status();
      asked = now;
    }
    return known;
  }
}
