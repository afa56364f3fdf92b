package io.leadledger.command.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far an import has come, as its owner sees it. `alreadyThere` counts rows whose lead is known
/// already; `percent` goes by bytes; `problem` says why it failed.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportJob(
    UUID id,
    State state,
    boolean dryRun,
    String charset,
    long read,
    long captured,
    long alreadyThere,
    long rejected,
    int percent,
    @Nullable Double rowsPerSecond,
    @Nullable Double secondsLeft,
    @Nullable String problem,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /// What becomes of an import.
  public enum State {
    queued,
    running,
    completed,
    failed,
    cancelled;

    boolean isFinished() {
      return this == completed || this == failed || this == cancelled;
    }
  }

  /// A row that was not imported: the line it begins on (the header is line 1), the column if one
  /// is to blame, and why.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Rejection(long line, @Nullable String column, String code, String reason) {}
}
