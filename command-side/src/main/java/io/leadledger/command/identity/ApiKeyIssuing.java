package io.leadledger.command.identity;

import io.leadledger.command.identity.TenantCommand.IssueApiKey;
import io.leadledger.command.identity.keys.ApiKeySecret;
import io.leadledger.command.identity.keys.ApiKeys;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Makes API keys. The secret exists in this process's memory and in the one answer, and nowhere
/// else.
@Component
public class ApiKeyIssuing {
  private final CommandDispatcher commands;
  private final PasswordEncoder hashing;
  private final ApiKeys keys;

  ApiKeyIssuing(CommandDispatcher commands, PasswordEncoder hashing, ApiKeys keys) {
    this.commands = commands;
    this.hashing = hashing;
    this.keys = keys;
  }

  /// Gives out a key of the context's tenant.
  ///
  /// @throws ProblemException 409 `secret-shown-before` when this repeats a request: the secret was
  ///     in the first answer and is kept nowhere, so that it cannot be shown again
  public Issued issue(Request request, Role by, CommandContext context) {
    UUID key = Ids.next();
    ApiKeySecret secret = ApiKeySecret.random();
    CommandResult result =
        commands.send(
            new IssueApiKey(
                context.tenant(),
                key,
                request.name(),
                request.role(),
                request.member(),
                secret.fingerprint(),
                hashing.encode(secret.reveal()),
                request.expiresAt(),
                by),
            context);
    if (!keys.exists(key)) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "secret-shown-before",
          "This request has been carried out, and its answer showed the secret. If it was lost, revoke the key and issue"
              + " another.");
    }
    return new Issued(key, secret, result);
  }

  /// Whose key, and what it may do.
  public record Request(String name, Role role, UUID member, @Nullable Instant expiresAt) {}

  /// A key with its secret, to be shown once.
  public record Issued(UUID key, ApiKeySecret secret, CommandResult result) {}
}
