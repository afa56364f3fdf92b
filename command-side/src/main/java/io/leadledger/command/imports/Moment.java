package io.leadledger.command.imports;

import io.leadledger.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads moments in files. What names no zone is in UTC, what names no time is midnight.
final class Moment {
  /// Only formats that cannot be mistaken for one another; others are asked for by
  /// `capturedAt.format`.
  private static final List<DateTimeFormatter> KNOWN =
      Stream.of(
              "yyyy-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX]",
              "yyyy-MM-dd HH:mm[:ss][XXX]",
              "yyyy-MM-dd",
              "dd-MM-yyyy[ HH:mm[:ss]]",
              "dd.MM.yyyy[ HH:mm[:ss]]")
          .map(DateTimeFormatter::ofPattern)
          .toList();

  private final List<DateTimeFormatter> formats;

  Moment(@Nullable String format) {
    this.formats = format == null ? KNOWN : List.of(DateTimeFormatter.ofPattern(format));
  }

  @Nullable Instant read(String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    for (DateTimeFormatter format : formats) {
      try {
        return instantOf(
            format.parseBest(
                text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
      } catch (DateTimeException _) {
        // not this one
      }
    }
    throw ProblemException.invalid(
        field, "not-a-date", "This date cannot be read in the format expected.", null);
  }

  private static Instant instantOf(TemporalAccessor parsed) {
    return switch (parsed) {
      case OffsetDateTime moment -> moment.toInstant();
      case LocalDateTime moment -> moment.toInstant(ZoneOffset.UTC);
      default -> LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
    };
  }
}
