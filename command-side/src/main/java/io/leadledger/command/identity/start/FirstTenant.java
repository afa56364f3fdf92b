package io.leadledger.command.identity.start;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The tenant that the first start registers.
@ConfigurationProperties("leadledger.first-tenant")
record FirstTenant(
    @DefaultValue("LeadLedger") String name,
    @DefaultValue("default") String slug,
    @DefaultValue("owner@leadledger.internal") String ownerEmail) {}
