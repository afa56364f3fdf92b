package io.leadledger.command.platform;

import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
import io.leadledger.http.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// In whose name a command is sent, because of what, by which way, and on which conditions. A
/// controller takes it as an argument, after the request's body; other senders make their own with
/// [#of(Caller, String)].
public record CommandContext(
    UUID tenant,
    UUID actor,
    UUID correlation,
    @Nullable UUID causation,
    String origin,
    ExpectedVersion expected,
    @Nullable IdempotentRequest idempotent) {

  /// The values of [Provenance#ORIGIN].
  public static final String API = "api";

  public static final String IMPORT = "import";
  public static final String AUTOMATION = "automation";
  public static final String SYSTEM = "system";

  /// Whoever sends commands other than over HTTP; the chain of causes starts here.
  public static CommandContext of(Caller caller, String origin) {
    return of(caller.tenant(), caller.actor(), origin);
  }

  public static CommandContext of(UUID tenant, UUID actor, String origin) {
    return new CommandContext(tenant, actor, Ids.next(), null, origin, ExpectedVersion.ANY, null);
  }

  /// Whoever has no account, in the name of a member, within a request.
  public static CommandContext correlated(
      UUID tenant, UUID actor, UUID correlation, String origin) {
    return new CommandContext(tenant, actor, correlation, null, origin, ExpectedVersion.ANY, null);
  }

  /// An automation that acts because of an event.
  public static CommandContext because(UUID event, UUID tenant, UUID actor, UUID correlation) {
    return new CommandContext(
        tenant, actor, correlation, event, AUTOMATION, ExpectedVersion.ANY, null);
  }

  /// The same request, but about another tenant: what those may do who run the installation.
  public CommandContext inTenant(UUID other) {
    return new CommandContext(other, actor, correlation, causation, origin, expected, idempotent);
  }

  /// The same, to be carried out once under this name, whatever it is the second time.
  public CommandContext onceAs(String name) {
    byte[] key = sha256(name);
    return new CommandContext(
        tenant,
        actor,
        correlation,
        causation,
        origin,
        expected,
        new IdempotentRequest(tenant, key, key));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same request, for a step of it that may be taken twice: its key is for the last one.
  public CommandContext withoutKey() {
    return new CommandContext(
        tenant, actor, correlation, causation, origin, ExpectedVersion.ANY, null);
  }

  Map<String, String> toMetaData() {
    Map<String, String> metaData = new HashMap<>();
    metaData.put(Provenance.TENANT, tenant.toString());
    metaData.put(Provenance.ACTOR, actor.toString());
    metaData.put(Provenance.CORRELATION, correlation.toString());
    metaData.put(Provenance.ORIGIN, origin);
    if (causation != null) {
      metaData.put(Provenance.CAUSATION, causation.toString());
    }
    expected.writeTo(metaData);
    if (idempotent != null) {
      idempotent.writeTo(metaData);
    }
    return metaData;
  }
}
