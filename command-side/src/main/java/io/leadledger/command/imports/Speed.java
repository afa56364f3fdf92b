package io.leadledger.command.imports;

import io.leadledger.command.imports.ImportJob.Rejection;
import io.leadledger.command.imports.ImportRun.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Counts what rows have come to, and tells from the present run how fast it goes and how long it
/// will take.
final class Speed {
  private final long bytes;
  private final long startedAt = System.nanoTime();
  private final long rowsBefore;
  private long rows;

  /// @param bytes of the whole file
  /// @param rowsBefore that earlier runs have read
  Speed(long bytes, long rowsBefore) {
    this.bytes = bytes;
    this.rowsBefore = rowsBefore;
  }

  ImportProgress after(List<Outcome> outcomes, long bytesRead) {
    long captured = 0;
    long alreadyThere = 0;
    long rejected = 0;
    List<Rejection> rejections = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Captured() -> captured++;
        case Outcome.AlreadyThere() -> alreadyThere++;
        case Outcome.Rejected(List<Rejection> why) -> {
          rejected++;
          rejections.addAll(why);
        }
      }
    }
    rows += outcomes.size();
    double seconds = Math.max(1e-3, (System.nanoTime() - startedAt) / 1e9);
    double rowsPerSecond = rows / seconds;
    // Bytes are read ahead in large pieces: over all rows that evens out, within a run it does not.
    double bytesOfARow = (double) bytesRead / Math.max(1, rowsBefore + rows);
    double rowsLeft = (bytes - bytesRead) / Math.max(1, bytesOfARow);
    return new ImportProgress(
        outcomes.size(),
        captured,
        alreadyThere,
        rejected,
        rejections,
        bytesRead,
        Math.rint(rowsPerSecond),
        Math.rint(rowsLeft / Math.max(1, rowsPerSecond)));
  }
}
