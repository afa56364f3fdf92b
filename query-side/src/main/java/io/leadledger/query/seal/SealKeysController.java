package io.leadledger.query.seal;

import io.leadledger.http.TakesNoToken;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.sealing.Sealer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What anybody needs to check a head.
@Tag(name = "seal")
@RestController
@RequestMapping(SealController.PATH)
@Profile("!" + EventStoreDefaults.AXON_SERVER)
class SealKeysController {
  private final Sealer sealer;

  SealKeysController(Sealer sealer) {
    this.sealer = sealer;
  }

  @Operation(
      summary = "The public keys that heads are signed with, one a line, the one in use first",
      description =
          "Ed25519, as a verifier key of c2sp.org/signed-note. Keep them apart from LeadLedger.")
  @TakesNoToken(because = "public keys are for everybody")
  @GetMapping(path = "/keys", produces = MediaType.TEXT_PLAIN_VALUE)
  String keys() {
    return sealer.keys().all().stream()
        .map(PublicKey::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
