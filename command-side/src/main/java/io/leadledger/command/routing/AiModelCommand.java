package io.leadledger.command.routing;

import io.leadledger.command.values.Fields;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a language model's entry. Valid by construction. The key itself is never in
/// a command: it is in the vault, and commands name its fingerprint.
public sealed interface AiModelCommand {
  /// How a model may be spoken to.
  List<String> PROVIDERS = List.of("openai", "anthropic");

  UUID model();

  /// Who a model is, and where it is reached.
  record Address(String name, String provider, String modelIdentifier, @Nullable String baseUrl) {
    public Address {
      var fields = new Fields();
      name = fields.requiredText("name", name, 100);
      fields.required("provider", provider);
      provider = String.valueOf(fields.oneOf("provider", provider, PROVIDERS));
      modelIdentifier = fields.requiredText("modelIdentifier", modelIdentifier, 200);
      baseUrl = fields.url("baseUrl", baseUrl);
      fields.orRefuse();
    }

    /// Whether a key that was given for one is sent to the same place by the other.
    boolean isSamePlaceAs(Address other) {
      return provider.equals(other.provider) && java.util.Objects.equals(baseUrl, other.baseUrl);
    }
  }

  /// A model may be asked.
  record RegisterAiModel(
      @TargetAggregateIdentifier UUID model, Address address, @Nullable String keyFingerprint)
      implements AiModelCommand {}

  /// It is known by this from now on. A key is for one place: it is dropped with the place.
  record ChangeAiModel(@TargetAggregateIdentifier UUID model, Address address)
      implements AiModelCommand {}

  /// It is asked with the key of this fingerprint, or with none.
  record ChangeAiModelKey(@TargetAggregateIdentifier UUID model, @Nullable String keyFingerprint)
      implements AiModelCommand {}

  /// It is asked no longer.
  record RetireAiModel(@TargetAggregateIdentifier UUID model) implements AiModelCommand {}

  /// It may be asked again.
  record ReinstateAiModel(@TargetAggregateIdentifier UUID model) implements AiModelCommand {}
}
