package io.leadledger.query.verification;

import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.query.verification.Verification.TableVerdict;
import io.leadledger.store.HistoryReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// Folds the history again, by the projectors that fill the read tables, and compares (ADR 0070).
@Component
public final class Verifier {
  private final DataSource database;
  private final HistoryReader history;
  private final ProjectionDirectory projections;
  private final Projections progress;
  private final ReadSchemas schemas;
  private final MeterRegistry meters;

  Verifier(
      DataSource database,
      HistoryReader history,
      ProjectionDirectory projections,
      Projections progress,
      ReadSchemas schemas,
      MeterRegistry meters) {
    this.database = database;
    this.history = history;
    this.projections = projections;
    this.progress = progress;
    this.schemas = schemas;
    this.meters = meters;
  }

  /// Reads the whole history once for each schema in the scope.
  ///
  /// @throws NoSuchTable if the scope's schema has no table of the scope's name
  public Verification verify(Scope scope) {
    Timer.Sample begin = Timer.start(meters);
    long events = 0;
    List<TableVerdict> verdicts = new ArrayList<>();
    for (String schema : schemas.names()) {
      if (scope.schema() == null || scope.schema().equals(schema)) {
        SchemaVerification verification =
            new SchemaVerification(database, history, projections, progress, schema, scope);
        verdicts.addAll(verification.verdicts());
        events = Math.max(events, verification.folded());
      }
    }
    Verification verification = Verification.of(events, verdicts);
    begin.stop(
        Timer.builder("leadledger.verification")
            .description("Verifications of read tables, by whether the tables followed")
            .tag("holds", Boolean.toString(verification.holds()))
            .register(meters));
    return verification;
  }

  /// The schema in question has no table of this name.
  static final class NoSuchTable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
