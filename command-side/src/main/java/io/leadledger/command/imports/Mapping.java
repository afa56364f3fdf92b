package io.leadledger.command.imports;

import io.leadledger.http.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which column is which field, as query parameters say it: `?externalId=mql_id&source=origin`.
/// What is not mapped becomes a custom field.
record Mapping(
    Map<String, String> columns,
    @Nullable String sourceConstant,
    @Nullable String dateFormat,
    @Nullable String phoneRegion,
    boolean dryRun) {

  /// The fields that a column can be.
  static final List<String> FIELDS =
      List.of(
          "externalId",
          "source",
          "firstName",
          "lastName",
          "fullName",
          "email",
          "phone",
          "jobTitle",
          "age",
          "preferredMethod",
          "bestCallTime",
          "timezone",
          "browserId",
          "companyName",
          "capturedAt");

  private static final String SOURCE_CONSTANT = "source.constant";
  private static final String DATE_FORMAT = "capturedAt.format";
  private static final String PHONE_REGION = "phone.region";
  private static final String DRY_RUN = "dryRun";

  /// @throws ProblemException 400 if a parameter is unknown or cannot be read
  static Mapping of(Map<String, String> parameters) {
    Map<String, String> rest = new HashMap<>(parameters);
    String constant = rest.remove(SOURCE_CONSTANT);
    String format = rest.remove(DATE_FORMAT);
    String region = rest.remove(PHONE_REGION);
    boolean dryRun = Boolean.parseBoolean(rest.remove(DRY_RUN));
    for (String parameter : rest.keySet()) {
      if (!FIELDS.contains(parameter)) {
        var known = new TreeSet<>(FIELDS);
        known.addAll(List.of(SOURCE_CONSTANT, DATE_FORMAT, PHONE_REGION, DRY_RUN));
        throw ProblemException.invalid(
            parameter, "unknown-parameter", "No field of a lead has this name.", known);
      }
    }
    if (format != null) {
      requireDateFormat(format);
    }
    return new Mapping(Map.copyOf(rest), constant, format, region, dryRun);
  }

  /// Holds the mapping against the file's header.
  ///
  /// @throws ProblemException 400 if a mapped header is not there, or a header is blank or there
  ///     twice
  void check(List<String> header) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).isBlank()) {
        throw ProblemException.invalid(
            "header",
            "missing-header",
            "Column " + (i + 1) + " has no name.",
            "a name for every column");
      }
      if (header.indexOf(header.get(i)) < i) {
        throw ProblemException.invalid(
            "header", "duplicate-header", "Two columns have the same name.", "different names");
      }
    }
    columns.forEach(
        (field, name) -> {
          if (!header.contains(name)) {
            throw ProblemException.invalid(
                field,
                "unknown-header",
                "The file has no column '"
                    + name
                    + "'; the nearest is '"
                    + Nearest.to(name, header)
                    + "'.",
                header);
          }
        });
  }

  private static void requireDateFormat(String format) {
    try {
      new Moment(format);
    } catch (IllegalArgumentException _) {
      throw ProblemException.invalid(
          DATE_FORMAT, "not-a-date-format", "This is no date format.", "dd-MM-yyyy");
    }
  }
}
