package io.leadledger.query.erasure;

import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.store.erasure.ErasurePart;
import io.leadledger.store.erasure.ErasureStep;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Makes read rows of the erased what the history says without their keys, in all read schemas that
/// there are. What was read with a key has been written by then, and is rewritten.
final class ErasedRows implements ErasureStep {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 100;

  private final ErasurePart part;
  private final ReadSchemas schemas;
  private final Projections progress;
  private final OtherTables others;
  private final RowsWithoutKey rows;

  ErasedRows(
      ErasurePart part,
      ReadSchemas schemas,
      Projections progress,
      OtherTables others,
      RowsWithoutKey rows) {
    this.part = part;
    this.schemas = schemas;
    this.progress = progress;
    this.others = others;
    this.rows = rows;
  }

  @Override
  public ErasurePart part() {
    return part;
  }

  @Override
  public boolean erase(UUID tenant, Set<UUID> subjects) {
    return others.areGone(subjects)
        && everythingIsProjected(tenant)
        && schemas.names().stream().allMatch(schema -> rows.rewrite(schema, tenant, subjects));
  }

  private boolean everythingIsProjected(UUID tenant) {
    long head = progress.head();
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      if (schemas.names().stream().allMatch(it -> progress.position(it, tenant) >= head)) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return false;
  }
}
