package io.leadledger.command.identity.start;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The tenant that the first start registers, and where its admin key is told.
@ConfigurationProperties("leadledger.first-tenant")
record FirstTenant(
    @DefaultValue("LeadLedger") String name,
    @DefaultValue("default") String slug,
    @DefaultValue("owner@leadledger.internal") String ownerEmail,
    @DefaultValue("${leadledger.data-dir:data}/admin.key") Path adminKeyFile) {}
