package io.leadledger.command.claims;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is unique within a tenant. An aggregate claims a value in the transaction of its events, so
/// that of many who want the same value at once exactly one gets it, and the others learn who.
public interface Claims {
  /// Under this kind each active member of a tenant holds its own id.
  String MEMBER = "member";

  /// Claims a value of each kind named, for good or until it is released. What the holder has
  /// already it keeps.
  ///
  /// @return a claim that another aggregate holds; then the command is to be refused, which undoes
  ///     the others
  Optional<Taken> claim(UUID tenant, UUID holder, Map<String, String> values);

  /// Gives up what the holder has of these kinds.
  void release(UUID tenant, UUID holder, Set<String> kinds);

  /// Who holds a value.
  Optional<UUID> holder(UUID tenant, String kind, String value);

  /// A value of this kind that another aggregate holds.
  record Taken(String kind, UUID holder) {}
}
