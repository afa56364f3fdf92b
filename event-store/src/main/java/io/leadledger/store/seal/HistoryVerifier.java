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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks that a history is the one that was sealed, and tells where it is not.
///
/// Two trees are grown: of the events as they are now, and of the leaves as they were recorded.
/// Signed heads decide. Where the record agrees with a head, every event that differs from its
/// record has been tampered with, and is named. Where only the events agree, the record has been.
public final class HistoryVerifier {
  private static final int MOST_FINDINGS = 100;

  private final Collection<PublicKey> keys;
  private final TreeMap<Long, List<SignedHead>> heads = new TreeMap<>();
  private final List<SignedHead> elsewhere;
  private Frontier fromEvents = new Frontier();
  private final Frontier state = new Frontier();
  private final Map<UUID, Long> sequences = new HashMap<>();
  private Frontier recorded = new Frontier();
  private final List<HistoricEvent> group = new ArrayList<>();
  private final List<Finding> suspected = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private String origin = "";
  private long suspects;
  private long differing;
  private long events;
  private long lastPosition;
  private long agreeing;
  private @Nullable TreeHead agreed;
  private boolean ended;
  private boolean ofOneTenant;
  private boolean stateSigned;

  /// @param keys that heads may be signed with
  /// @param elsewhere heads that were kept outside of what is checked
  public HistoryVerifier(Collection<PublicKey> keys, List<SignedHead> elsewhere) {
    this.keys = keys;
    this.elsewhere = elsewhere;
  }

  public void accept(HistoryItem item) {
    switch (item) {
      case Begun begun -> {
        origin = begun.origin();
        ofOneTenant = begun.tenant() != null;
        if (!ofOneTenant) {
          elsewhere.forEach(this::expect);
        }
      }
      case Head head -> {
        expect(head.head());
        if (ofOneTenant) {
          heads.values().forEach(signed -> agreed = signed.getLast().head());
        }
      }
      case Event event -> group.add(event.event());
      case Leaves leaves -> compare(leaves);
      case Proof proof -> prove(proof);
      case Row row -> state.add(row.leaf());
      case Ended end -> {
        ended = true;
        if (end.events() != events || !group.isEmpty()) {
          find(
              Kind.CUT,
              lastPosition,
              "%d events were written and %d are here".formatted(end.events(), events));
        }
      }
    }
  }

  /// What was found in all that was accepted.
  public Verdict end() {
    findSuspected();
    if (state.size() > 0 && !stateSigned) {
      find(Kind.STATE, lastPosition, "the working state is not the one that was signed");
    }
    if (!ended) {
      find(Kind.CUT, lastPosition, "it is cut short after position " + lastPosition);
    } else if (ofOneTenant) {
      agreeing = agreed == null ? 0 : 1;
    } else {
      heads.values().stream().flatMap(List::stream).forEach(this::truncated);
      if (agreed == null || agreed.size() < recorded.size()) {
        long known = agreed == null ? 0 : agreed.position();
        find(Kind.NOT_SEALED, known, "no head that holds covers what comes after " + known);
      }
    }
    return new Verdict(origin, events, agreeing, agreed, differing, List.copyOf(findings));
  }

  private void expect(SignedHead head) {
    TreeHead told = head.head();
    if (told.origin().equals(TreeHead.stateOf(origin))) {
      expectState(head);
    } else if (!told.origin().equals(origin)) {
      find(
          Kind.FOREIGN,
          told.position(),
          "a head is of %s, and this is the history of %s".formatted(told.origin(), origin));
    } else if (!head.isSignedByAny(keys)) {
      find(
          Kind.SIGNATURE,
          told.position(),
          "the head of %d events is not signed by a key that is known".formatted(told.size()));
    } else {
      heads.computeIfAbsent(told.size(), _ -> new ArrayList<>()).add(head);
    }
  }

  private void expectState(SignedHead head) {
    stateSigned =
        head.head().size() == state.size()
            && head.head().root().equals(state.root())
            && head.isSignedByAny(keys);
  }

  /// One tenant's event: it is in the tree of the one head that goes with it.
  private void prove(Proof proof) {
    TreeHead head = agreed;
    for (HistoricEvent event : group) {
      events++;
      lastPosition = Math.max(lastPosition, event.position());
      if (head == null
          || !MerkleTree.includes(
              event.leaf(), proof.number(), head.size(), proof.hashes(), head.root())) {
        find(
            Kind.CHANGED,
            event.position(),
            "the event at position %d is not proven to be in the history that was signed"
                .formatted(event.position()));
      }
      long before = sequences.getOrDefault(event.stream(), -1L);
      if (event.sequence() != before + 1) {
        find(
            Kind.MISSING,
            event.position(),
            "before the event at position %d there are others of its stream, which are missing"
                .formatted(event.position()));
      }
      sequences.put(event.stream(), event.sequence());
    }
    group.clear();
  }

  private void compare(Leaves leaves) {
    long lacking = leaves.first() - recorded.size();
    if (lacking != 0) {
      suspect(
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
      Hash now = event.leaf();
      if (at < leaves.positions().size() && leaves.positions().get(at) == event.position()) {
        Hash then = leaves.hashes().get(at++);
        if (!then.equals(now)) {
          suspect(
              Kind.CHANGED,
              event.position(),
              "the event at position %d is not the one that was sealed there"
                  .formatted(event.position()));
        }
        grow(now, then, event.position());
      } else {
        suspect(
            Kind.ADDED,
            event.position(),
            "the event at position %d was not there when those around it were sealed"
                .formatted(event.position()));
        grow(now, null, event.position());
      }
    }
    events += group.size();
    group.clear();
    for (; at < leaves.positions().size(); at++) {
      missing(leaves, at);
    }
  }

  private void missing(Leaves leaves, int at) {
    long position = leaves.positions().get(at);
    suspect(Kind.MISSING, position, "the event at position %d is missing".formatted(position));
    grow(null, leaves.hashes().get(at), position);
  }

  private void grow(@Nullable Hash now, @Nullable Hash then, long position) {
    lastPosition = Math.max(lastPosition, position);
    if (now != null) {
      fromEvents.add(now);
    }
    if (then != null) {
      recorded.add(then);
      List<SignedHead> signed = heads.remove(recorded.size());
      if (signed != null) {
        signed.forEach(head -> hold(head.head()));
      }
    }
  }

  private void hold(TreeHead head) {
    boolean record = recorded.root().equals(head.root());
    boolean now = fromEvents.size() == head.size() && fromEvents.root().equals(head.root());
    long after = agreed == null ? 0 : agreed.position();
    if (record) {
      findSuspected();
      fromEvents = recorded.copy();
    } else if (now) {
      find(
          new Finding(
              Kind.RECORD_ALTERED,
              after,
              "the record of leaves between the positions %d and %d is not what was signed at %s; the events are"
                  .formatted(after, head.position(), head.time())));
      recorded = fromEvents.copy();
    } else {
      findSuspected();
      find(
          new Finding(
              Kind.CONTRADICTED,
              after,
              "between the positions %d and %d neither the events nor the record of them are what was signed at %s"
                  .formatted(after, head.position(), head.time())));
    }
    acquit();
    if (record || now) {
      agreeing++;
      agreed = agreed == null || head.size() >= agreed.size() ? head : agreed;
    }
  }

  private void truncated(SignedHead head) {
    TreeHead told = head.head();
    if (told.size() == 0 && told.root().equals(Hash.ofNothing())) {
      agreeing++;
      agreed = agreed == null ? told : agreed;
      return;
    }
    find(
        Kind.TRUNCATED,
        lastPosition,
        "at %s %d events up to position %d were signed; here it ends after %d, at position %d"
            .formatted(told.time(), told.size(), told.position(), recorded.size(), lastPosition));
  }

  private void find(Kind kind, long position, String told) {
    find(new Finding(kind, position, told));
  }

  /// The next head decides whether it is the event that was altered, or its record.
  private void suspect(Kind kind, long position, String told) {
    suspects++;
    if (suspected.size() < MOST_FINDINGS) {
      suspected.add(new Finding(kind, position, told));
    }
  }

  private void findSuspected() {
    differing += suspects - suspected.size();
    suspected.forEach(this::find);
    acquit();
  }

  private void acquit() {
    suspects = 0;
    suspected.clear();
  }

  private void find(Finding found) {
    differing++;
    if (findings.size() < MOST_FINDINGS) {
      findings.add(found);
    }
  }
}
