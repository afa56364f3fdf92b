package io.leadledger.command.funnel.design;

import io.leadledger.command.values.ValueSchema;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import java.util.Optional;

/// Whether a value may be that of a data point.
public final class DataPointValues {
  private DataPointValues() {}

  /// What became of a value.
  public sealed interface Checked {}

  /// It is one, in this form.
  public record Valid(Object value) implements Checked {}

  /// It is none; `reason` does not quote it.
  public record Invalid(String code, String reason) implements Checked {}

  public static Checked check(DataPoint dataPoint, Object raw) {
    ValueType type = ValueType.of(dataPoint.type());
    Optional<Object> value = ReadValue.as(type, raw);
    if (value.isEmpty()) {
      return new Invalid("wrong-type", "Expected " + type.expected() + ".");
    }
    String wrong =
        dataPoint.schema() == null ? null : ValueSchema.wrongWith(dataPoint.schema(), value.get());
    return wrong == null ? new Valid(value.get()) : new Invalid("against-the-schema", wrong);
  }
}
