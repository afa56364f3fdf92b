package io.leadledger.events;

/// The keys of the metadata that stands beside every event. Values are strings; ids are UUIDs in
/// canonical form.
public final class Provenance {
  /// The tenant in whose name it happened.
  public static final String TENANT = "tenant";

  /// The member or API key that asked for it.
  public static final String ACTOR = "actor";

  /// The first request of the chain that led here.
  public static final String CORRELATION = "correlationId";

  /// The event that made an automation ask for it; absent when a person or a client asked.
  public static final String CAUSATION = "causationId";

  /// The command that was carried out.
  public static final String COMMAND = "commandId";

  /// By which way the command came in: `api`, `import`, `automation` or `system`.
  public static final String ORIGIN = "origin";

  private Provenance() {}
}
