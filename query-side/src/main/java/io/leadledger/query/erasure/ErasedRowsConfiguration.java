package io.leadledger.query.erasure;

import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.store.erasure.ErasurePart;
import io.leadledger.store.erasure.ErasureWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Read rows are made anew twice: at once, and when no process can have a key in its memory any
/// more, from which it would have written what it could still read.
@Configuration(proxyBeanMethods = false)
class ErasedRowsConfiguration {

  @Bean
  ErasedRows erasedRowsAtOnce(
      ReadSchemas schemas, Projections progress, OtherTables others, RowsWithoutKey rows) {
    return new ErasedRows(ErasurePart.READ_TABLES, schemas, progress, others, rows);
  }

  @Bean
  ErasedRows erasedRowsAtLast(
      ReadSchemas schemas, Projections progress, OtherTables others, RowsWithoutKey rows) {
    return new ErasedRows(ErasurePart.LATE_READ_TABLES, schemas, progress, others, rows);
  }

  @Bean
  MeterBinder erasureMetrics(ErasureWork work) {
    return meters -> {
      Gauge.builder("leadledger.erasures", work, ErasureWork::people)
          .description("People whose key is destroyed and whose copies are being erased")
          .register(meters);
      Gauge.builder("leadledger.erasures.age", work, ErasureWork::oldestSeconds)
          .description("How long ago the oldest erasure under way was asked for")
          .baseUnit("seconds")
          .register(meters);
    };
  }
}
