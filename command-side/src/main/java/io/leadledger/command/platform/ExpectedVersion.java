package io.leadledger.command.platform;

import io.leadledger.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The versions of an aggregate that a command may meet, as `If-Match` (RFC 9110) names them. Weak
/// tags count as strong ones, because proxies that compress weaken them; a tag that is no version
/// of ours matches nothing.
public record ExpectedVersion(@Nullable List<String> tags) {

  /// Whatever the version is.
  public static final ExpectedVersion ANY = new ExpectedVersion(null);

  private static final String KEY = "expectedVersion";
  private static final Pattern TAG =
      Pattern.compile("\\s*(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(?:,|$)");

  /// Exactly this version.
  public static ExpectedVersion exactly(long version) {
    return new ExpectedVersion(List.of(Long.toString(version)));
  }

  /// Reads the values of the `If-Match` headers of a request; none means any version.
  ///
  /// @throws ProblemException 400 `if-match-malformed`
  public static ExpectedVersion parse(List<String> headers) {
    String value = String.join(",", headers).strip();
    if (headers.isEmpty() || value.equals("*")) {
      return ANY;
    }
    List<String> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(value);
    int end = 0;
    while (end < value.length() && tag.find() && tag.start() == end) {
      tags.add(tag.group(1));
      end = tag.end();
    }
    if (tags.isEmpty() || end < value.length() || value.endsWith(",")) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST,
              "if-match-malformed",
              "If-Match is not a list of entity tags.")
          .with("expected", "\"3\", or several such tags separated by commas, or *");
    }
    return new ExpectedVersion(List.copyOf(tags));
  }

  /// Whether a command with this metadata may meet this version.
  static boolean admits(Map<String, ?> metaData, long version) {
    Object tags = metaData.get(KEY);
    return tags == null
        || Stream.of(tags.toString().split(",", -1)).anyMatch(Long.toString(version)::equals);
  }

  void writeTo(Map<String, String> metaData) {
    if (tags != null) {
      metaData.put(
          KEY, tags.stream().filter(tag -> !tag.contains(",")).collect(Collectors.joining(",")));
    }
  }
}
