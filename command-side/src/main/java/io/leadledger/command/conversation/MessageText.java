package io.leadledger.command.conversation;

import io.leadledger.command.values.Fields;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the content of a message must be like: text, of whatever kind. Files are linked to, not
/// contained.
final class MessageText {
  static final int AT_MOST = 100_000;
  private static final String PLAIN = "text/plain";
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,60}");

  private MessageText() {}

  static String checked(Fields fields, String field, @Nullable String content) {
    fields.check(
        content == null || content.chars().noneMatch(MessageText::isBinary),
        field,
        "binary-content",
        "This is no text: it holds control characters.",
        "text; link files in metadata");
    return fields.requiredText(field, content, AT_MOST);
  }

  /// The media type in lower case, without parameters; plain text if none is told.
  static String checkedType(Fields fields, String field, @Nullable String type) {
    if (type == null || type.isBlank()) {
      return PLAIN;
    }
    String media = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    fields.check(
        MEDIA_TYPE.matcher(media).matches() && media.startsWith("text/"),
        field,
        "binary-content",
        "The content of a message is text.",
        "text/plain, text/html, text/markdown; link files in metadata");
    return media;
  }

  private static boolean isBinary(int character) {
    return Character.isISOControl(character)
        && character != '\n'
        && character != '\r'
        && character != '\t'
        && character != 0; // told as a character that cannot be stored
  }
}
