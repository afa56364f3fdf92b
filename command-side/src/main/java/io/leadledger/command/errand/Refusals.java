package io.leadledger.command.errand;

import io.leadledger.command.identity.TenantRule;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.http.ProblemException;

/// What refusals of commands mean for errands: some are of the moment, and the errand comes again;
/// what is refused for good will not be heard later either.
public final class Refusals {
  private static final String CONCURRENT = "concurrent-change";
  private static final String SUSPENDED = TenantRule.A_SUSPENDED_TENANT_TAKES_NO_COMMAND.code();

  private Refusals() {}

  /// Sends a command that may be refused for good.
  ///
  /// @throws ProblemException if it was refused for the moment
  public static void send(CommandDispatcher commands, Object command, CommandContext by) {
    try {
      commands.send(command, by);
    } catch (ProblemException refused) {
      if (areOfTheMoment(refused)) {
        throw refused;
      }
    }
  }

  public static boolean areOfTheMoment(ProblemException refused) {
    return refused.status().is5xxServerError()
        || refused.code().equals(CONCURRENT)
        || refused.code().equals(SUSPENDED);
  }
}
