package io.leadledger.command.funnel.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import io.leadledger.http.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// A whole funnel as people write it down: the body of requests, and a file of YAML.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FunnelFile(
    @Schema(example = "leasing") String key,
    @Schema(example = "Leasing") String name,
    @Nullable String description,
    @Schema(description = "lead, user, team, tenant; lead if left out")
        @Nullable List<String> subjects,
    @Schema(type = "string", example = "P14D") @Nullable Duration stalledAfter,
    @Schema(description = "Keys of funnels to be completed before")
        @Nullable List<String> prerequisites,
    List<MilestonePart> milestones,
    @Nullable List<DataPointPart> dataPoints,
    @Nullable List<TriggerPart> triggers) {
  private static final int LARGEST = 500_000;
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                  .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                  .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// @param required yes if left out
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record MilestonePart(
      String key,
      String name,
      @Nullable String description,
      @Nullable Boolean required,
      @Schema(description = "Reached only when a person says so, besides")
          @Nullable Boolean confirmed,
      @Schema(description = "Names of data points that have to be known")
          @Nullable List<String> requirements,
      @Schema(description = "A rule in CEL", example = "data.visit_date > entered")
          @Nullable String rule) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record DataPointPart(
      String name,
      String type,
      @Nullable String description,
      @Nullable Boolean required,
      @Nullable String milestone,
      @Schema(description = "A JSON Schema") @Nullable Map<String, Object> schema) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record TriggerPart(
      String key,
      String on,
      @Nullable String of,
      String action,
      @Nullable Map<String, Object> settings) {}

  /// @throws ProblemException 400 `malformed-yaml` with line and column, or about there, and field
  public static FunnelFile read(String yaml) {
    if (yaml.length() > LARGEST) {
      throw ProblemException.invalid(
          "body", "too-large", "This is too large.", "at most " + LARGEST + " characters");
    }
    try {
      return Objects.requireNonNull(YAML.readValue(yaml, FunnelFile.class));
    } catch (JacksonException malformed) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST,
              "malformed-yaml",
              "This is not the YAML of a funnel: " + malformed.getOriginalMessage())
          .with("line", malformed.getLocation().getLineNr())
          .with("column", malformed.getLocation().getColumnNr())
          .with("field", field(malformed));
    }
  }

  private static String field(JacksonException malformed) {
    return malformed.getPath().stream()
        .map(
            at ->
                at.getPropertyName() == null
                    ? "[" + at.getIndex() + "]"
                    : "." + at.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  public String write() {
    return YAML.writeValueAsString(this);
  }

  public FunnelDesign toDesign() {
    return new FunnelDesign(
        orBlank(name),
        description,
        subjects == null ? List.of(DesignCheck.SUBJECTS.getFirst()) : orNone(subjects),
        stalledAfter,
        orNone(milestones).stream().map(FunnelFile::milestone).toList(),
        orNone(prerequisites),
        orNone(dataPoints).stream().map(FunnelFile::dataPoint).toList(),
        orNone(triggers).stream().map(FunnelFile::trigger).toList());
  }

  public static FunnelFile of(String key, FunnelDesign design) {
    return new FunnelFile(
        key,
        design.name(),
        design.description(),
        design.subjects(),
        design.stalledAfter(),
        design.prerequisites(),
        design.milestones().stream().map(FunnelFile::part).toList(),
        design.dataPoints().stream().map(FunnelFile::part).toList(),
        design.triggers().stream()
            .map(it -> new TriggerPart(it.key(), it.on(), it.of(), it.action(), it.settings()))
            .toList());
  }

  private static Milestone milestone(MilestonePart it) {
    return new Milestone(
        orBlank(it.key()),
        orBlank(it.name()),
        it.description(),
        !Boolean.FALSE.equals(it.required()),
        Boolean.TRUE.equals(it.confirmed()),
        orNone(it.requirements()),
        it.rule());
  }

  private static MilestonePart part(Milestone it) {
    return new MilestonePart(
        it.key(),
        it.name(),
        it.description(),
        it.required() ? null : false,
        it.confirmed() ? true : null,
        it.requirements(),
        it.rule());
  }

  private static DataPoint dataPoint(DataPointPart it) {
    return new DataPoint(
        orBlank(it.name()),
        orBlank(it.type()),
        it.description(),
        Boolean.TRUE.equals(it.required()),
        it.milestone(),
        it.schema());
  }

  private static DataPointPart part(DataPoint it) {
    return new DataPointPart(
        it.name(),
        it.type(),
        it.description(),
        it.required() ? true : null,
        it.milestone(),
        it.schema());
  }

  private static Trigger trigger(TriggerPart it) {
    return new Trigger(
        orBlank(it.key()),
        orBlank(it.on()),
        it.of(),
        orBlank(it.action()),
        it.settings() == null ? Map.of() : it.settings());
  }

  /// What is left out where it must not be is refused with the rest of the design.
  private static String orBlank(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static <T> List<T> orNone(@Nullable List<T> parts) {
    return parts == null ? List.of() : parts.stream().filter(Objects::nonNull).toList();
  }
}
