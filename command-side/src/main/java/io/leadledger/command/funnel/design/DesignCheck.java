package io.leadledger.command.funnel.design;

import io.leadledger.command.funnel.design.MilestoneRules.Mistake;
import io.leadledger.command.values.Fields;
import io.leadledger.command.values.FreeFields;
import io.leadledger.command.values.ValueSchema;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks all of a design that can be told from itself, and says of each mistake where it is.
public final class DesignCheck {
  public static final List<String> SUBJECTS = List.of("lead", "user", "team", "tenant");
  public static final String MILESTONE_REACHED = "milestone_reached";
  public static final String DATA_POINT_COLLECTED = "data_point_collected";
  static final List<String> OCCASIONS =
      List.of(MILESTONE_REACHED, DATA_POINT_COLLECTED, "stalled", "completed", "abandoned");
  static final List<String> ACTIONS =
      List.of(
          "notify", "create_task", "send_message", "start_funnel", "start_scrape", "call_webhook");

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final int MANY = 200;
  private static final int WORDS = 2_000;
  private static final Duration LEAST_QUIET = Duration.ofSeconds(1);
  private static final Duration MOST_QUIET = Duration.ofDays(3_660);

  private final Fields fields;
  private final FunnelDesign design;
  private final Set<String> dataPoints;
  private final Set<String> milestones;

  private DesignCheck(Fields fields, FunnelDesign design) {
    this.fields = fields;
    this.design = design;
    this.dataPoints = design.dataPoints().stream().map(DataPoint::name).collect(Collectors.toSet());
    this.milestones = design.milestones().stream().map(Milestone::key).collect(Collectors.toSet());
  }

  /// Notes each mistake of the design.
  public static void check(Fields fields, FunnelDesign design) {
    new DesignCheck(fields, design).check();
  }

  /// Notes unless it may be the key of a funnel or of a part of it.
  public static void checkKey(Fields fields, String field, String key) {
    fields.check(
        KEY.matcher(key).matches(), field, "not-a-key", "This is no key.", "visit_planned");
  }

  private void check() {
    fields.requiredText("name", design.name(), 200);
    fields.text("description", design.description(), WORDS);
    fields.check(
        !design.subjects().isEmpty() && SUBJECTS.containsAll(design.subjects()),
        "subjects",
        "unknown-value",
        "These are not all known.",
        SUBJECTS);
    fields.between("stalledAfter", design.stalledAfter(), LEAST_QUIET, MOST_QUIET);
    keys("milestones", design.milestones().stream().map(Milestone::key).toList());
    keys("dataPoints", design.dataPoints().stream().map(DataPoint::name).toList());
    keys("prerequisites", design.prerequisites());
    keys("triggers", design.triggers().stream().map(Trigger::key).toList());
    fields.check(
        design.milestones().stream().anyMatch(Milestone::required),
        "milestones",
        "none-required",
        "At least one milestone has to be required.",
        null);
    each("milestones", design.milestones(), this::check);
    each("dataPoints", design.dataPoints(), this::check);
    each("triggers", design.triggers(), this::check);
  }

  private void check(String at, Milestone milestone) {
    fields.requiredText(at + ".name", milestone.name(), 200);
    fields.text(at + ".description", milestone.description(), WORDS);
    for (String required : milestone.requirements()) {
      known(at + ".requirements", required, dataPoints);
    }
    boolean reachable =
        milestone.confirmed()
            || milestone.rule() != null
            || !design.requirementsOf(milestone).isEmpty();
    fields.check(
        reachable,
        at,
        "never-or-always",
        "A milestone has a requirement, a rule, or is confirmed by a person.",
        null);
    if (milestone.rule() != null) {
      for (Mistake mistake :
          MilestoneRules.mistakes(milestone.rule(), design.dataPoints(), design.milestones())) {
        fields.refuse(
            at + ".rule",
            "rule-does-not-compile",
            "Line %d, column %d: %s".formatted(mistake.line(), mistake.column(), mistake.message()),
            mistake);
      }
    }
  }

  private void check(String at, DataPoint point) {
    fields.required(at + ".type", fields.oneOf(at + ".type", point.type(), ValueType.NAMES));
    fields.text(at + ".description", point.description(), WORDS);
    known(at + ".milestone", point.milestone(), milestones);
    fields.check(
        !point.required() || point.milestone() != null,
        at + ".milestone",
        "missing",
        "A required data point belongs to a milestone.",
        null);
    ValueSchema.check(fields, at + ".schema", point.schema());
  }

  private void check(String at, Trigger trigger) {
    fields.required(at + ".on", fields.oneOf(at + ".on", trigger.on(), OCCASIONS));
    fields.required(at + ".action", fields.oneOf(at + ".action", trigger.action(), ACTIONS));
    switch (trigger.on()) {
      case MILESTONE_REACHED -> known(at + ".of", trigger.of(), milestones);
      case DATA_POINT_COLLECTED -> known(at + ".of", trigger.of(), dataPoints);
      default -> known(at + ".of", trigger.of(), Set.of());
    }
    FreeFields.check(fields, at + ".settings", trigger.settings());
  }

  private void known(String at, @Nullable String name, Set<String> names) {
    fields.check(
        name == null || names.contains(name),
        at,
        "unknown-value",
        "There is no such part of this funnel.",
        names.stream().sorted().toList());
  }

  private void keys(String field, List<String> keys) {
    fields.check(keys.size() <= MANY, field, "too-many", "These are too many.", "at most " + MANY);
    Set<String> seen = new HashSet<>();
    each(
        field,
        keys,
        (at, key) -> {
          checkKey(fields, at, key);
          fields.check(seen.add(key), at, "not-unique", "This key is there twice.", null);
        });
  }

  private static <T> void each(String field, List<T> parts, BiConsumer<String, T> check) {
    for (int i = 0; i < parts.size(); i++) {
      check.accept(field + "[" + i + "]", parts.get(i));
    }
  }
}
