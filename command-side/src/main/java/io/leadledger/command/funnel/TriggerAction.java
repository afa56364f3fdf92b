package io.leadledger.command.funnel;

import io.leadledger.command.values.Fields;
import java.util.Map;

/// The port to what a trigger may do: one implementation for each kind of action.
public interface TriggerAction {

  /// As triggers name it, such as `create_task`.
  String type();

  /// Notes what is wrong with a trigger's settings.
  void check(Fields fields, String field, Map<String, Object> settings);
}
