package io.leadledger.events.lead;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a company that leads belong to. Its profile counts as personal data, since
/// many a trade business is one person.
public sealed interface CompanyEvent extends DomainEvent {
  UUID companyId();

  @Override
  default UUID aggregateId() {
    return companyId();
  }

  /// A company has become known.
  @EventName("lead.CompanyRegistered")
  @Revision("1")
  record CompanyRegistered(
      UUID companyId,
      String name,
      @Personal @Nullable String externalId,
      @Personal @Nullable CompanyProfile profile)
      implements CompanyEvent {}

  /// Name and whole profile, as they are from now on.
  @EventName("lead.CompanyProfileChanged")
  @Revision("1")
  record CompanyProfileChanged(
      UUID companyId,
      String name,
      @Personal @Nullable String externalId,
      @Personal @Nullable CompanyProfile profile)
      implements CompanyEvent {}

  /// The company is no longer worked with. It gives up its external id, e-mail and phone for other
  /// companies to hold.
  @EventName("lead.CompanyDeactivated")
  @Revision("1")
  record CompanyDeactivated(UUID companyId, @Nullable String reason) implements CompanyEvent {}

  /// The company is worked with again, and holds again what it had given up.
  @EventName("lead.CompanyReactivated")
  @Revision("1")
  record CompanyReactivated(
      UUID companyId,
      @Personal @Nullable String externalId,
      @Personal @Nullable CompanyProfile profile)
      implements CompanyEvent {}
}
