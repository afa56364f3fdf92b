package io.leadledger.command.calling;

import java.util.UUID;

/// The port to those who make calls. What becomes of a call they tell later, by a webhook of the
/// channel `ai_call`.
public interface Telephony {

  /// A number that is to be dialled, and what the agent is to say. `call` and `attempt` are what
  /// the result is told with.
  record Call(UUID tenant, UUID call, int attempt, UUID lead, String phone, String script) {
    @Override
    public String toString() {
      return "attempt " + attempt + " of call " + call;
    }
  }

  /// Has the number dialled. What is thrown counts as an attempt that failed.
  void dial(Call call);
}
