package io.leadledger.store.seal;

import io.leadledger.store.seal.Finding.Kind;
import io.leadledger.store.seal.HistoryItem.Leaves;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All tenants' events, held against the record of their leaves and against heads.
///
/// Two trees are grown: of the events as they are now, and of the leaves as they were recorded.
/// Signed heads decide. Where the record agrees with a head, every event that differs from its
/// record has been tampered with, and is named. Where only the events agree, the record has been.
final class WholeHistory {
  private final TrustedHeads heads;
  private final Findings findings;
  private Frontier fromEvents = new Frontier();
  private Frontier recorded = new Frontier();
  private long lastPosition;
  private long agreeing;
  private @Nullable TreeHead agreed;

  WholeHistory(TrustedHeads heads, Findings findings) {
    this.heads = heads;
    this.findings = findings;
  }

  long lastPosition() {
    return lastPosition;
  }

  /// How many heads agree.
  long agreeing() {
    return agreeing;
  }

  /// The newest head that agrees.
  @Nullable TreeHead agreed() {
    return agreed;
  }

  void compare(List<HistoricEvent> group, Leaves leaves) {
    long lacking = leaves.first() - recorded.size();
    if (lacking != 0) {
      findings.suspect(
          Kind.RECORD_ALTERED,
          lastPosition,
          "the record of leaves goes on with %d after %d"
              .formatted(leaves.first(), recorded.size()));
    }
    // Where there is no record, heads are held against the events alone.
    int trusted = (int) Math.clamp(lacking, 0, group.size());
    group.subList(0, trusted).forEach(event -> grow(event.leaf(), event.leaf(), event.position()));
    int at = 0;
    for (HistoricEvent event : group.subList(trusted, group.size())) {
      for (;
          at < leaves.positions().size() && leaves.positions().get(at) < event.position();
          at++) {
        missing(leaves, at);
      }
      boolean wasThere =
          at < leaves.positions().size() && leaves.positions().get(at) == event.position();
      compare(event, wasThere ? leaves.hashes().get(at++) : null);
    }
    for (; at < leaves.positions().size(); at++) {
      missing(leaves, at);
    }
  }

  private void compare(HistoricEvent event, @Nullable Hash then) {
    Hash now = event.leaf();
    if (then == null) {
      findings.suspect(
          Kind.ADDED,
          event.position(),
          "the event at position %d was not there when those around it were sealed"
              .formatted(event.position()));
    } else if (!then.equals(now)) {
      findings.suspect(
          Kind.CHANGED,
          event.position(),
          "the event at position %d is not the one that was sealed there"
              .formatted(event.position()));
    }
    grow(now, then, event.position());
  }

  private void missing(Leaves leaves, int at) {
    long position = leaves.positions().get(at);
    findings.suspect(
        Kind.MISSING, position, "the event at position %d is missing".formatted(position));
    grow(null, leaves.hashes().get(at), position);
  }

  private void grow(@Nullable Hash now, @Nullable Hash then, long position) {
    lastPosition = Math.max(lastPosition, position);
    if (now != null) {
      fromEvents.add(now);
    }
    if (then != null) {
      recorded.add(then);
      heads.take(recorded.size()).forEach(this::hold);
    }
  }

  private void hold(TreeHead head) {
    long after = agreed == null ? 0 : agreed.position();
    if (recorded.root().equals(head.root())) {
      findings.convict();
      fromEvents = recorded.copy();
      agree(head);
    } else if (fromEvents.size() == head.size() && fromEvents.root().equals(head.root())) {
      findings.acquit();
      findings.add(
          Kind.RECORD_ALTERED,
          after,
          "the record of leaves between the positions %d and %d is not what was signed at %s; the events are"
              .formatted(after, head.position(), head.time()));
      recorded = fromEvents.copy();
      agree(head);
    } else {
      findings.convict();
      findings.add(
          Kind.CONTRADICTED,
          after,
          "between the positions %d and %d neither the events nor the record of them are what was signed at %s"
              .formatted(after, head.position(), head.time()));
    }
  }

  private void agree(TreeHead head) {
    agreeing++;
    agreed = agreed == null || head.size() >= agreed.size() ? head : agreed;
  }

  /// Nothing comes behind: heads that have not had their turn were over more.
  void end() {
    findings.convict();
    for (TreeHead head : heads.left()) {
      if (head.size() == 0 && head.root().equals(Hash.ofNothing())) {
        agreeing++;
        agreed = agreed == null ? head : agreed;
      } else {
        findings.add(
            Kind.TRUNCATED,
            lastPosition,
            "at %s %d events up to position %d were signed; here it ends after %d, at position %d"
                .formatted(
                    head.time(), head.size(), head.position(), recorded.size(), lastPosition));
      }
    }
    if (agreed == null || agreed.size() < recorded.size()) {
      long known = agreed == null ? 0 : agreed.position();
      findings.add(Kind.NOT_SEALED, known, "no head that holds covers what comes after " + known);
    }
  }
}
