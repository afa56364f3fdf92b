package io.leadledger.command.imports;

import io.leadledger.command.imports.ImportJob.Rejection;
import io.leadledger.command.lead.LeadCommand.CaptureLead;
import io.leadledger.command.values.PhoneNumbers;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads rows of one file as commands.
final class LeadRows {
  private final List<String> header;
  private final Mapping mapping;
  private final Moment moment;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Set<String> mapped;

  LeadRows(List<String> header, Mapping mapping) {
    this.header = header;
    this.mapping = mapping;
    this.moment = new Moment(mapping.dateFormat());
    this.mapped = new HashSet<>(mapping.columns().values());
    mapping.columns().forEach((field, column) -> positions.put(field, header.indexOf(column)));
  }

  /// The command that a row asks for.
  ///
  /// @throws ProblemException if the row cannot be meant
  CaptureLead read(UUID lead, List<String> row) {
    requireAsWideAsTheHeader(row);
    return new CaptureLead(
        lead,
        cell(row, "externalId"),
        source(row),
        null,
        contact(row),
        cell(row, "browserId"),
        null,
        cell(row, "companyName"),
        customFields(row),
        moment.read("capturedAt", cell(row, "capturedAt")));
  }

  /// Why a row was refused, by the names of its columns.
  List<Rejection> rejections(long line, ProblemException refusal) {
    List<Rejection> rejections = new ArrayList<>();
    if (refusal.members().get("errors") instanceof List<?> errors) {
      for (Object error : errors) {
        if (error instanceof Violation violation) {
          rejections.add(
              new Rejection(
                  line, column(violation.field()), violation.code(), violation.message()));
        }
      }
    }
    if (rejections.isEmpty()) {
      rejections.add(
          new Rejection(line, null, refusal.code(), String.valueOf(refusal.getMessage())));
    }
    return rejections;
  }

  private @Nullable String column(String field) {
    String name = field.startsWith("contact.") ? field.substring("contact.".length()) : field;
    return mapping.columns().get(name);
  }

  private void requireAsWideAsTheHeader(List<String> row) {
    boolean surplus = row.stream().skip(header.size()).anyMatch(cell -> !cell.isEmpty());
    if (row.size() < header.size() || surplus) {
      throw ProblemException.invalid(
          "row",
          "ragged-row",
          "The row has %d cells, the header %d.".formatted(row.size(), header.size()),
          null);
    }
  }

  private @Nullable String cell(List<String> row, String field) {
    Integer position = positions.get(field);
    return position == null || row.get(position).isBlank() ? null : row.get(position);
  }

  private String source(List<String> row) {
    String told = cell(row, "source");
    if (told != null) {
      return told;
    }
    String otherwise = mapping.columns().containsKey("source") ? "unknown" : "import";
    return mapping.sourceConstant() == null ? otherwise : mapping.sourceConstant();
  }

  private LeadContact contact(List<String> row) {
    return new LeadContact(
        cell(row, "firstName"),
        cell(row, "lastName"),
        cell(row, "fullName"),
        cell(row, "email"),
        PhoneNumbers.read(cell(row, "phone"), mapping.phoneRegion()),
        cell(row, "jobTitle"),
        number("age", cell(row, "age")),
        cell(row, "preferredMethod"),
        cell(row, "bestCallTime"),
        cell(row, "timezone"));
  }

  private static @Nullable Integer number(String field, @Nullable String text) {
    try {
      return text == null ? null : Integer.valueOf(text.strip());
    } catch (NumberFormatException _) {
      throw ProblemException.invalid(field, "not-a-number", "This is no whole number.", null);
    }
  }

  private Map<String, Object> customFields(List<String> row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!mapped.contains(header.get(i)) && !row.get(i).isBlank()) {
        fields.put(header.get(i), row.get(i));
      }
    }
    return fields;
  }
}
