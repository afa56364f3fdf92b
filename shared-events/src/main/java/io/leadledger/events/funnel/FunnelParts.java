package io.leadledger.events.funnel;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids of what has a name within something else, so that both sides know them.
public final class FunnelParts {
  private FunnelParts() {}

  /// The funnel that a tenant has under a key: the key is its identity.
  public static UUID funnel(UUID tenant, String key) {
    return part(tenant, "funnel", key);
  }

  public static UUID milestone(UUID version, String key) {
    return part(version, "milestone", key);
  }

  public static UUID dataPoint(UUID version, String name) {
    return part(version, "data-point", name);
  }

  public static UUID trigger(UUID version, String key) {
    return part(version, "trigger", key);
  }

  public static UUID prerequisite(UUID version, String key) {
    return part(version, "prerequisite", key);
  }

  /// How far a progress has come with a milestone, in whichever version.
  public static UUID milestoneProgress(UUID progress, String key) {
    return part(progress, "milestone-progress", key);
  }

  /// What is thought of a progress.
  public static UUID advice(UUID progress) {
    return part(progress, "advice", "");
  }

  /// What is suggested of a progress for a reason: once.
  public static UUID action(UUID progress, String reason) {
    return part(progress, "action", reason);
  }

  private static UUID part(UUID whole, String kind, String key) {
    return UUID.nameUUIDFromBytes(
        (kind + "/" + whole + "/" + key).getBytes(StandardCharsets.UTF_8));
  }
}
