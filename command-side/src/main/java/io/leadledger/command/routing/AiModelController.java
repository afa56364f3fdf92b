package io.leadledger.command.routing;

import io.leadledger.command.languagemodel.AllowedAddresses;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.routing.AiModelCommand.*;
import io.leadledger.command.values.Fields;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on language models. A key goes into the vault and is never shown again.
@RestController
@RequestMapping("/api/v1/ai-models")
@AtLeast(Role.ADMIN)
@Tag(name = "Language models", description = "Which models may be asked, and how one is chosen")
class AiModelController {
  private static final int KEY = 1_000;

  private final CommandDispatcher commands;
  private final ModelKeys keys;
  private final AllowedAddresses addresses;

  AiModelController(CommandDispatcher commands, ModelKeys keys, AllowedAddresses addresses) {
    this.commands = commands;
    this.keys = keys;
    this.addresses = addresses;
  }

  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(allowableValues = {"openai", "anthropic"}) String provider,
      @Schema(description = "What the provider calls the model") String modelIdentifier,
      @Schema(description = "Where it is reached, if not at its provider's own address")
          @Nullable String baseUrl) {

    Address checked(AllowedAddresses addresses) {
      Address address = new Address(name, provider, modelIdentifier, baseUrl);
      addresses.refuseForbidden("baseUrl", address.baseUrl());
      return address;
    }
  }

  record Key(@Schema(description = "Goes into the vault; shown never again") String key) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Register a language model that may be asked; its key is set afterwards")
  CommandResult register(@RequestBody Body body, CommandContext by) {
    return commands.send(new RegisterAiModel(Ids.next(), body.checked(addresses), null), by);
  }

  @PutMapping("/{model}")
  @Operation(
      summary = "Replace name, provider, identifier and address",
      description = "A key is for one place: with another provider or address it is dropped.")
  CommandResult change(@PathVariable UUID model, @RequestBody Body body, CommandContext by) {
    return commands.send(new ChangeAiModel(model, body.checked(addresses)), by);
  }

  @PutMapping("/{model}/key")
  @Operation(summary = "Set the key with which the model is asked")
  CommandResult changeKey(@PathVariable UUID model, @RequestBody Key body, CommandContext by) {
    var fields = new Fields();
    String key = fields.requiredText("key", body.key(), KEY);
    fields.check(
        key.chars().allMatch(c -> c > ' ' && c < 127),
        "key",
        "not-a-key",
        "A key is printable ASCII without blanks.",
        null);
    fields.orRefuse();
    String fingerprint = keys.keep(model, key);
    try {
      return commands.send(new ChangeAiModelKey(model, fingerprint), by);
    } catch (RuntimeException refused) {
      keys.forget(model, fingerprint);
      throw refused;
    }
  }

  @DeleteMapping("/{model}/key")
  @Operation(summary = "Ask the model without a key")
  CommandResult dropKey(@PathVariable UUID model, CommandContext by) {
    return commands.send(new ChangeAiModelKey(model, null), by);
  }

  @PostMapping("/{model}/retirement")
  @Operation(summary = "Ask the model no longer")
  CommandResult retire(@PathVariable UUID model, CommandContext by) {
    return commands.send(new RetireAiModel(model), by);
  }

  @PostMapping("/{model}/reinstatement")
  @Operation(summary = "Let the model be asked again")
  CommandResult reinstate(@PathVariable UUID model, CommandContext by) {
    return commands.send(new ReinstateAiModel(model), by);
  }
}
