package io.leadledger.command.lead;

import io.leadledger.command.values.Fields;
import io.leadledger.events.lead.CompanyProfile;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a company. Valid by construction, as [LeadCommand] is.
public sealed interface CompanyCommand {
  UUID company();

  /// A company becomes known.
  record RegisterCompany(
      @TargetAggregateIdentifier UUID company,
      String name,
      @Nullable String externalId,
      CompanyProfile profile)
      implements CompanyCommand {
    public RegisterCompany {
      var fields = new Fields();
      name = fields.requiredText("name", name, 300);
      externalId = fields.text("externalId", externalId, 200);
      profile = CompanyProfiles.check(fields, profile);
      fields.orRefuse();
    }
  }

  /// Name, external id and the whole profile become these.
  record ChangeCompanyProfile(
      @TargetAggregateIdentifier UUID company,
      String name,
      @Nullable String externalId,
      CompanyProfile profile)
      implements CompanyCommand {
    public ChangeCompanyProfile {
      var fields = new Fields();
      name = fields.requiredText("name", name, 300);
      externalId = fields.text("externalId", externalId, 200);
      profile = CompanyProfiles.check(fields, profile);
      fields.orRefuse();
    }
  }

  /// Somebody else than a person tells this of the company. What its profile says already stays,
  /// and what cannot be meant is left out.
  record EnrichCompany(@TargetAggregateIdentifier UUID company, CompanyProfile found)
      implements CompanyCommand {
    public EnrichCompany {
      found = CompanyProfiles.check(new Fields(), found);
    }
  }

  /// The company is no longer worked with.
  record DeactivateCompany(@TargetAggregateIdentifier UUID company, @Nullable String reason)
      implements CompanyCommand {
    public DeactivateCompany {
      reason = Fields.reason(reason);
    }
  }

  /// The company is worked with again.
  record ReactivateCompany(@TargetAggregateIdentifier UUID company) implements CompanyCommand {}
}
