package io.leadledger.store.seal;

import io.leadledger.store.seal.Finding.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The heads that a history is held against: of this history, and signed by a key that is known.
final class TrustedHeads {
  private final Collection<PublicKey> keys;
  private final Findings findings;
  private final TreeMap<Long, List<SignedHead>> bySize = new TreeMap<>();

  TrustedHeads(Collection<PublicKey> keys, Findings findings) {
    this.keys = keys;
    this.findings = findings;
  }

  /// Finds fault with those that are not to be trusted.
  void add(String origin, SignedHead head) {
    TreeHead told = head.head();
    if (!told.origin().equals(origin)) {
      findings.add(
          Kind.FOREIGN,
          told.position(),
          "a head is of %s, and this is the history of %s".formatted(told.origin(), origin));
    } else if (!isSigned(head)) {
      findings.add(
          Kind.SIGNATURE,
          told.position(),
          "the head of %d events is not signed by a key that is known".formatted(told.size()));
    } else {
      bySize.computeIfAbsent(told.size(), _ -> new ArrayList<>()).add(head);
    }
  }

  boolean isSigned(SignedHead head) {
    return head.isSignedByAny(keys);
  }

  /// Those over so many events, which have had their turn then.
  List<TreeHead> take(long size) {
    List<SignedHead> signed = bySize.remove(size);
    return signed == null ? List.of() : signed.stream().map(SignedHead::head).toList();
  }

  /// Those that have not had their turn.
  List<TreeHead> left() {
    return bySize.values().stream().flatMap(List::stream).map(SignedHead::head).toList();
  }

  /// The one over most events.
  @Nullable TreeHead greatest() {
    return bySize.isEmpty() ? null : bySize.lastEntry().getValue().getLast().head();
  }
}
