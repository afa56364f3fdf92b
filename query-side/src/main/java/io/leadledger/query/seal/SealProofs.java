package io.leadledger.query.seal;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.Subtrees;
import io.leadledger.store.sealing.Sealer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Proofs about heads: a logarithm of the history each.
@Tag(name = "seal")
@RestController
@RequestMapping(SealController.PATH + "/proofs")
@Profile("!" + EventStoreDefaults.AXON_SERVER)
@AtLeast(Role.AUDITOR)
class SealProofs {
  private final Sealer sealer;
  private final JdbcClient database;

  SealProofs(Sealer sealer, JdbcClient database) {
    this.sealer = sealer;
    this.database = database;
  }

  @Operation(
      summary = "Proof that an event of the tenant is in the history",
      description =
          "Under the head over `size` events, or the newest. The leaf is the hash of the event as"
              + " docs/history-proofs.md writes it down.")
  @GetMapping("/inclusion")
  SealProof.Inclusion inclusion(
      @RequestParam long position,
      @RequestParam(required = false) @Nullable Long size,
      Caller caller) {
    if (!isOf(caller, position)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "event-not-found", "There is no event at this position.");
    }
    SignedHead head = size == null ? newest() : head(sealer, size);
    long leaf = sealer.leafAt(position).orElse(Long.MAX_VALUE);
    if (leaf >= head.head().size()) {
      throw new ProblemException(
              HttpStatus.CONFLICT,
              "event-not-sealed",
              "The event is not under this head: POST "
                  + SealController.PATH
                  + "/heads signs one that it is under.")
          .with("head", SealedHead.of(head));
    }
    Subtrees nodes = sealer.subtrees();
    return new SealProof.Inclusion(
        position,
        leaf,
        nodes.node(0, leaf).toString(),
        SealProof.told(MerkleTree.inclusion(nodes, leaf, head.head().size())),
        SealedHead.of(head));
  }

  @Operation(summary = "Proof that the history of one head goes on in another")
  @GetMapping("/consistency")
  SealProof.Consistency consistency(@RequestParam long from, @RequestParam long to) {
    if (from > to) {
      throw ProblemException.invalid(
          "from", "out-of-range", "The first head is over no more events than the second.", to);
    }
    return new SealProof.Consistency(
        SealedHead.of(head(sealer, from)),
        SealedHead.of(head(sealer, to)),
        SealProof.told(MerkleTree.consistency(sealer.subtrees(), from, to)));
  }

  static SignedHead head(Sealer sealer, long size) {
    return sealer
        .heads()
        .find(size)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "head-not-found",
                    "No head over %d events was signed.".formatted(size)));
  }

  private SignedHead newest() {
    return sealer.heads().newest().orElseGet(sealer::seal);
  }

  /// The operator may prove everybody's events.
  private boolean isOf(Caller caller, long position) {
    return database
        .sql(
            "select exists (select from events.domain_event_entry where global_index = ? and (? or tenant_id = ?))")
        .params(position, caller.operator(), caller.tenant())
        .query((row, _) -> row.getBoolean(1))
        .single();
  }
}
