package io.leadledger.command.identity.start;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The tenant that the first start registers.
///
/// @param newAdminKey whether another admin key is made when the file of the first one is gone
@ConfigurationProperties("leadledger.first-tenant")
record FirstTenant(
    @DefaultValue("LeadLedger") String name,
    @DefaultValue("default") String slug,
    @DefaultValue("owner@leadledger.internal") String ownerEmail,
    @DefaultValue("false") boolean newAdminKey) {}
