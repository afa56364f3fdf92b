package io.leadledger.command.identity.token;

import io.leadledger.command.identity.keys.ApiKeys;
import io.leadledger.command.identity.keys.ApiKeys.HashedKey;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// Every living API key is an OAuth 2.0 client: the key's id is the client id, its secret the
/// client secret. For a client id that is unknown, revoked or expired there is a client too, whose
/// secret nobody has, so that the answer takes as long as with a wrong secret.
class ApiKeyClients implements RegisteredClientRepository {
  static final String TENANT = "leadledger.tenant";
  static final String MEMBER = "leadledger.member";
  static final String ROLE = "leadledger.role";

  private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

  private final ApiKeys keys;
  private final String nobodysSecretHash;

  ApiKeyClients(ApiKeys keys, String nobodysSecretHash) {
    this.keys = keys;
    this.nobodysSecretHash = nobodysSecretHash;
  }

  @Override
  public RegisteredClient findByClientId(String clientId) {
    return uuid(clientId)
        .flatMap(keys::findLiving)
        .map(key -> client(clientId, key.secretHash(), settingsOf(key)))
        .orElseGet(() -> client(clientId, nobodysSecretHash, ClientSettings.builder().build()));
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return null;
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("API keys are issued by commands");
  }

  private static RegisteredClient client(
      String clientId, String secretHash, ClientSettings settings) {
    return RegisteredClient.withId(clientId)
        .clientId(clientId)
        .clientSecret(secretHash)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .clientSettings(settings)
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build())
        .build();
  }

  private static ClientSettings settingsOf(HashedKey key) {
    return ClientSettings.builder()
        .setting(TENANT, key.tenantId().toString())
        .setting(MEMBER, key.userId().toString())
        .setting(ROLE, key.role())
        .build();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
