package io.leadledger.command.extraction;

import io.leadledger.command.values.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// What can be asked of a tenant's data points.
public sealed interface DataPointCommand {
  UUID dataPoint();

  /// The id under which a tenant has a data point of this name: the name is its identity.
  static UUID idOf(UUID tenant, String name) {
    return UUID.nameUUIDFromBytes(
        ("data-point/" + tenant + "/" + name).getBytes(StandardCharsets.UTF_8));
  }

  /// This is to be looked for under its name, whatever was before.
  record DefineDataPoint(
      @TargetAggregateIdentifier UUID dataPoint,
      String name,
      String type,
      String description,
      List<String> examples,
      List<String> allowedValues)
      implements DataPointCommand {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int VALUES = 500;

    public DefineDataPoint {
      var fields = new Fields();
      fields.check(
          NAME.matcher(name).matches(),
          "name",
          "not-a-name",
          "This is no name of a data point.",
          "move_in_date");
      fields.required("type", type);
      fields.oneOf("type", type, DataPointType.NAMES);
      description = fields.requiredText("description", description, 1_000);
      examples = checked(fields, "examples", examples);
      allowedValues = checked(fields, "allowedValues", allowedValues);
      fields.orRefuse();
    }

    private static List<String> checked(Fields fields, String field, List<String> values) {
      fields.check(
          values.size() <= VALUES, field, "too-many", "These are too many.", "at most " + VALUES);
      return values.stream()
          .limit(VALUES)
          .map(each -> fields.requiredText(field, each, 200))
          .distinct()
          .toList();
    }
  }

  /// It is to be looked for no longer.
  record WithdrawDataPoint(@TargetAggregateIdentifier UUID dataPoint, String name)
      implements DataPointCommand {}
}
