package io.leadledger.query.api.render;

import io.leadledger.query.api.QueryProblems;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/// The media types that rows are answered as.
public enum Format {
  /// An array of objects.
  JSON("application/json"),
  /// One object, which must be the only row: PostgREST's name for it.
  OBJECT("application/vnd.pgrst.object+json"),
  /// An object on each line.
  NDJSON("application/x-ndjson"),
  /// RFC 4180 with a header line.
  CSV("text/csv");

  private final MediaType mediaType;

  Format(String mediaType) {
    this.mediaType = MediaType.parseMediaType(mediaType);
  }

  public MediaType mediaType() {
    return mediaType;
  }

  /// Whether a row is one JSON object rather than cells.
  public boolean isJson() {
    return this != CSV;
  }

  /// Whether an answer may be long, because its reader can take row by row.
  public boolean isStream() {
    return this == NDJSON || this == CSV;
  }

  /// The best of what the client accepts, else a 406 problem.
  public static Format accepted(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return JSON;
    }
    try {
      List<MediaType> wanted = MediaType.parseMediaTypes(accept);
      MimeTypeUtils.sortBySpecificity(wanted);
      wanted.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
      for (MediaType want : wanted) {
        for (Format format : values()) {
          if (want.getQualityValue() > 0 && want.includes(format.mediaType)) {
            return format;
          }
        }
      }
    } catch (InvalidMediaTypeException e) {
      // told below: it names nothing that we have
    }
    throw QueryProblems.of(
        HttpStatus.NOT_ACCEPTABLE,
        "not-acceptable",
        "Rows can be had as "
            + String.join(", ", Arrays.stream(values()).map(f -> f.mediaType.toString()).toList()),
        null);
  }
}
