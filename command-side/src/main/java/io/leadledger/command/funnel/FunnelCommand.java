package io.leadledger.command.funnel;

import io.leadledger.command.funnel.design.DesignCheck;
import io.leadledger.command.values.Fields;
import io.leadledger.events.funnel.FunnelDesign;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a funnel's definition.
public sealed interface FunnelCommand {
  UUID funnel();

  /// There is to be a funnel under this key, with this draft.
  ///
  /// @param version id of the draft
  record DraftFunnel(
      @TargetAggregateIdentifier UUID funnel, String key, UUID version, FunnelDesign design)
      implements FunnelCommand {
    public DraftFunnel {
      var fields = new Fields();
      DesignCheck.checkKey(fields, "key", key);
      DesignCheck.check(fields, design);
      fields.orRefuse();
    }
  }

  /// The draft is to say this, or there is to be one that does.
  ///
  /// @param version id of the draft, if there was none
  record RedraftFunnel(@TargetAggregateIdentifier UUID funnel, UUID version, FunnelDesign design)
      implements FunnelCommand {
    public RedraftFunnel {
      var fields = new Fields();
      DesignCheck.check(fields, design);
      fields.orRefuse();
    }
  }

  /// Whoever enters from now on goes by the draft.
  record PublishFunnel(@TargetAggregateIdentifier UUID funnel) implements FunnelCommand {}

  /// Nobody enters any more.
  record RetireFunnel(@TargetAggregateIdentifier UUID funnel, @Nullable String reason)
      implements FunnelCommand {
    public RetireFunnel {
      reason = Fields.reason(reason);
    }
  }

  /// It can be entered again.
  record ReinstateFunnel(@TargetAggregateIdentifier UUID funnel) implements FunnelCommand {}
}
