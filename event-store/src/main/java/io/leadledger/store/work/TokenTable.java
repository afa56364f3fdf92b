package io.leadledger.store.work;

import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;

/// A table that keeps how far the readers of the history have come.
///
/// @param name qualified
/// @param claimTimeout after which another process takes over from one that has died
/// @param nodeId by which a process knows its own claims again
public record TokenTable(String name, Duration claimTimeout, String nodeId) {

  public TokenStore open(ConnectionProvider connections, Serializer serializer) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .serializer(serializer)
        .schema(
            TokenSchema.builder()
                .setTokenTable(name)
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .setOwnerColumn("owner")
                .build())
        .contentType(byte[].class)
        .claimTimeout(claimTimeout)
        .nodeId(nodeId)
        .build();
  }
}
