package io.leadledger.command.platform;

/// A business rule with a name. Implemented by one enum per aggregate, such as `LeadRule`; the
/// constant's name is the rule's stable code in kebab-case.
public interface Rule {

  /// The constant's name, which states the rule.
  String name();

  /// The rule in a sentence for people.
  String says();

  /// Whether breaking it conflicts with the present state (409) rather than being unprocessable at
  /// any time (422).
  default boolean dependsOnState() {
    return true;
  }

  /// The stable code in problem details, such as `an-archived-lead-takes-no-command`.
  default String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
