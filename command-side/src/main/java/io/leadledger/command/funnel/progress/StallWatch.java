package io.leadledger.command.funnel.progress;

import java.time.Instant;
import java.util.UUID;

/// Has [ProgressCommand.StallIfQuiet] sent at a moment, in the name of a member, also if the
/// process has been started anew by then. Takes part in the present transaction.
interface StallWatch {
  void lookAgain(UUID tenant, UUID actor, UUID progress, Instant at);
}
