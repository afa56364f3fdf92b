package io.leadledger.query.seal;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.sealing.SealContradicted;
import io.leadledger.store.sealing.Sealer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Heads of the history and the keys that they are signed with.
@Tag(name = "seal", description = "Proof that the history has not been touched")
@RestController
@RequestMapping(SealController.PATH)
@Profile("!" + EventStoreDefaults.AXON_SERVER)
@AtLeast(Role.AUDITOR)
class SealController {
  static final String PATH = "/api/v1/seal";
  private static final int MOST = 1_000;

  private final Sealer sealer;

  SealController(Sealer sealer) {
    this.sealer = sealer;
  }

  @Operation(
      summary = "Sign with another key from now on; the old one signs the first head as well")
  @PostMapping("/keys")
  @AtLeast(Role.ADMIN)
  SealedHead changeKey(Caller caller) {
    caller.requireOperator();
    return signed(sealer::changeKey);
  }

  @Operation(summary = "The heads over more events than `after`, the oldest first")
  @GetMapping("/heads")
  List<SealedHead> heads(
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid(
          "limit", "out-of-range", "A page has 1 to " + MOST + " heads.", MOST);
    }
    return sealer.heads().beyond(after, limit).stream().map(SealedHead::of).toList();
  }

  @Operation(summary = "The head over so many events")
  @GetMapping("/heads/{size}")
  SealedHead head(@PathVariable long size) {
    return SealedHead.of(SealProofs.head(sealer, size));
  }

  @Operation(
      summary = "Sign a head over all events that are settled now",
      description = "If there are none since the newest head, that one is answered.")
  @PostMapping("/heads")
  SealedHead seal() {
    return signed(sealer::seal);
  }

  private static SealedHead signed(Supplier<SignedHead> sealing) {
    try {
      return SealedHead.of(sealing.get());
    } catch (SealContradicted e) {
      throw new ProblemException(HttpStatus.CONFLICT, "seal-contradicted", e.getMessage() + ".");
    }
  }
}
