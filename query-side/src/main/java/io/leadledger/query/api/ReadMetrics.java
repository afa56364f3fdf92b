package io.leadledger.query.api;

import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.render.Format;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/// How long answers take and how many rows they have: `leadledger.query` and
/// `leadledger.query.rows`.
@Component
class ReadMetrics {
  private final MeterRegistry registry;

  ReadMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// Runs what answers with a number of rows.
  void measured(ReadTable table, Format format, LongSupplier answer) {
    String[] tags = {
      "schema",
      table.schema(),
      "table",
      table.name(),
      "format",
      format.name().toLowerCase(Locale.ROOT)
    };
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failed";
    try {
      registry.counter("leadledger.query.rows", tags).increment(answer.getAsLong());
      outcome = "answered";
    } finally {
      sample.stop(
          Timer.builder("leadledger.query").tags(tags).tag("outcome", outcome).register(registry));
    }
  }
}
