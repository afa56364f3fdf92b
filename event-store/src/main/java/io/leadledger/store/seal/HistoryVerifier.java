package io.leadledger.store.seal;

import io.leadledger.store.seal.Finding.Kind;
import io.leadledger.store.seal.HistoryItem.Begun;
import io.leadledger.store.seal.HistoryItem.Ended;
import io.leadledger.store.seal.HistoryItem.Event;
import io.leadledger.store.seal.HistoryItem.Head;
import io.leadledger.store.seal.HistoryItem.Leaves;
import io.leadledger.store.seal.HistoryItem.Proof;
import io.leadledger.store.seal.HistoryItem.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks that a history, or one tenant's part of it, is the one that was sealed, and tells where
/// it is not. What goes with a history, and is no part of it, has to be what was signed as well.
public final class HistoryVerifier {
  private final Findings findings = new Findings();
  private final TrustedHeads heads;
  private final List<SignedHead> elsewhere;
  private final WholeHistory whole;
  private final TenantHistory ofTenant = new TenantHistory(findings);
  private final Frontier state = new Frontier();
  private final List<HistoricEvent> group = new ArrayList<>();
  private String origin = "";
  private long events;
  private boolean ended;
  private boolean isOfOneTenant;
  private boolean isStateSigned;

  /// @param keys that heads may be signed with
  /// @param elsewhere heads that were kept outside of what is checked
  public HistoryVerifier(Collection<PublicKey> keys, List<SignedHead> elsewhere) {
    this.heads = new TrustedHeads(keys, findings);
    this.whole = new WholeHistory(heads, findings);
    this.elsewhere = elsewhere;
  }

  public void accept(HistoryItem item) {
    switch (item) {
      case Begun begun -> begin(begun);
      case Head head -> expect(head.head());
      case Event event -> group.add(event.event());
      case Leaves leaves -> {
        whole.compare(group, leaves);
        closeGroup();
      }
      case Proof proof -> {
        ofTenant.prove(group, proof, heads.greatest());
        closeGroup();
      }
      case Row row -> state.add(row.leaf());
      case Ended end -> end(end);
    }
  }

  private void begin(Begun begun) {
    origin = begun.origin();
    isOfOneTenant = begun.tenant() != null;
    if (!isOfOneTenant) {
      elsewhere.forEach(this::expect);
    }
  }

  private void expect(SignedHead head) {
    if (head.head().origin().equals(TreeHead.stateOf(origin))) {
      isStateSigned =
          head.head().size() == state.size()
              && head.head().root().equals(state.root())
              && heads.isSigned(head);
    } else {
      heads.add(origin, head);
    }
  }

  private void closeGroup() {
    events += group.size();
    group.clear();
  }

  private void end(Ended end) {
    ended = true;
    if (end.events() != events || !group.isEmpty()) {
      findings.add(
          Kind.CUT,
          lastPosition(),
          "%d events were written and %d are here".formatted(end.events(), events));
    }
  }

  private long lastPosition() {
    return isOfOneTenant ? ofTenant.lastPosition() : whole.lastPosition();
  }

  /// What was found in all that was accepted.
  public Verdict end() {
    findings.convict();
    if (state.size() > 0 && !isStateSigned) {
      findings.add(Kind.STATE, lastPosition(), "the working state is not the one that was signed");
    }
    if (!ended) {
      findings.add(Kind.CUT, lastPosition(), "it is cut short after position " + lastPosition());
    } else if (!isOfOneTenant) {
      whole.end();
    }
    return isOfOneTenant
        ? verdict(heads.greatest() == null ? 0 : 1, heads.greatest())
        : verdict(whole.agreeing(), whole.agreed());
  }

  private Verdict verdict(long agreeing, @Nullable TreeHead head) {
    return new Verdict(origin, events, agreeing, head, findings.count(), findings.first());
  }
}
