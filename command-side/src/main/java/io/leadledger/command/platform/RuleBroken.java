package io.leadledger.command.platform;

import java.util.Map;

/// A command asked for what a [Rule] forbids. Nothing has happened.
public final class RuleBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rule rule;
  private final transient Map<String, Object> details;

  public RuleBroken(Rule rule, Map<String, Object> details) {
    super(rule.says());
    this.rule = rule;
    this.details = Map.copyOf(details);
  }

  /// Refuses unless the condition holds.
  public static void require(boolean condition, Rule rule) {
    if (!condition) {
      throw new RuleBroken(rule, Map.of());
    }
  }

  public Rule rule() {
    return rule;
  }

  /// What helps the caller further, such as `existingLead`.
  public Map<String, Object> details() {
    return details;
  }
}
