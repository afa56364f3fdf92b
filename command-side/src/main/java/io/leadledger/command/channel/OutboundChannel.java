package io.leadledger.command.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The port through which messages leave: an adapter hands them to whoever brings them to the lead.
///
/// @param <S> the settings that it understands
interface OutboundChannel<S extends SenderSettings> {
  Class<S> understands();

  /// Hands a message over. The same message may be handed over again when it is not known what
  /// became of it; adapters name it so that the receiver can tell.
  ///
  /// @param secret that the settings were given with
  Outcome hand(OutboundMessage message, S settings, byte[] secret);

  /// What has become of an attempt. A `response` is the status that the other side has answered
  /// with; a `problem` is a word of ours, which tells nothing of the message or its receiver.
  sealed interface Outcome {
    @Nullable Integer response();

    @Nullable String problem();

    /// The other side has taken it.
    record Taken(@Nullable Integer response) implements Outcome {
      @Override
      public @Nullable String problem() {
        return null;
      }
    }

    /// It may work later.
    ///
    /// @param notBefore the least pause that the other side asks for
    record Failed(@Nullable Integer response, String problem, @Nullable Duration notBefore)
        implements Outcome {}

    /// It will not work for this message.
    record Refused(@Nullable Integer response, String problem) implements Outcome {}

    /// It will not work for any message: the adapter is to be switched off.
    record Gone(@Nullable Integer response, String problem) implements Outcome {}
  }
}
