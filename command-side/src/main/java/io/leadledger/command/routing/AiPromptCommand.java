package io.leadledger.command.routing;

import io.leadledger.command.values.Fields;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a prompt. Valid by construction.
public sealed interface AiPromptCommand {
  int TEXT = 20_000;

  UUID prompt();

  /// What a version says. The first version has the prompt's own id, later ones a new one.
  record Text(UUID versionId, String text, @Nullable UUID model) {
    public Text {
      var fields = new Fields();
      text = fields.requiredText("text", text, TEXT);
      fields.orRefuse();
    }
  }

  /// There is a prompt of this name, with its first version. A router uses the one that is named
  /// after its task type.
  record WritePrompt(@TargetAggregateIdentifier UUID prompt, String name, Text text)
      implements AiPromptCommand {
    public WritePrompt {
      var fields = new Fields();
      name = fields.requiredText("name", name, 100);
      fields.orRefuse();
    }
  }

  /// There is another version.
  record RevisePrompt(@TargetAggregateIdentifier UUID prompt, Text text)
      implements AiPromptCommand {}

  /// This version is used.
  record ActivatePromptVersion(@TargetAggregateIdentifier UUID prompt, int version)
      implements AiPromptCommand {}

  /// This version is used no longer.
  record ArchivePromptVersion(@TargetAggregateIdentifier UUID prompt, int version)
      implements AiPromptCommand {}
}
