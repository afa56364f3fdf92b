package io.leadledger.command.lead;

import io.leadledger.command.values.Fields;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a tag must be like: a word or a few, written the same way by everybody.
final class Tags {
  static final int AT_MOST = 100;
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} _.:+#-]*");

  private Tags() {}

  static String check(String tag) {
    var fields = new Fields();
    String checked = fields.requiredText("tag", tag, 50).toLowerCase(Locale.ROOT);
    fields.check(
        checked.isEmpty() || TAG.matcher(checked).matches(),
        "tag",
        "not-a-tag",
        "This is no tag.",
        "letters, digits, blanks and _ . : + # -, beginning with a letter or a digit");
    fields.orRefuse();
    return checked;
  }
}
