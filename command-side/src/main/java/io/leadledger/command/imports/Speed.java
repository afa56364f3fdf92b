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
  private long startedBytes;
  private long rows;

  Speed(long bytes) {
    this.bytes = bytes;
  }

  void start(long bytesRead) {
    startedBytes = bytesRead;
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
    double bytesPerSecond = Math.max(1, bytesRead - startedBytes) / seconds;
    return new ImportProgress(
        outcomes.size(),
        captured,
        alreadyThere,
        rejected,
        rejections,
        bytesRead,
        Math.rint(rows / seconds),
        Math.rint((bytes - bytesRead) / bytesPerSecond));
  }
}
