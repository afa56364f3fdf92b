package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.content.Fact.Kind;
import io.leadledger.command.scraping.content.Fact.Origin;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the words of a page tell about whom it belongs to.
final class TextFacts {
  private static final int LONGEST = 300;
  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){1,5}");
  private static final Pattern SPELT_EMAIL =
      Pattern.compile(
          "([\\w.+-]{1,64})\\s?[\\[({]\\s?(?:at|AT|ät)\\s?[\\])}]\\s?([\\w-]{1,63}"
              + "(?:(?:\\.|\\s?[\\[({]\\s?(?:dot|DOT|punkt)\\s?[\\])}]\\s?)[\\w-]{1,63}){1,4})");
  private static final Pattern SPELT_DOT =
      Pattern.compile("\\s?[\\[({]\\s?(?:dot|DOT|punkt)\\s?[\\])}]\\s?");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\w.,/+-])(?:(?:\\+|00)\\d{1,3}+[\\s./-]?)?\\(?\\d{1,5}+\\)?"
              + "(?:[\\s./–-]{0,3}+\\(?\\d{1,5}+\\)?){2,7}+(?![\\w.,]\\d|\\w)");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)(?:\\b(?:tel(?:efon|ephone|éphone)?|phone|fon|call(?: us)?|mobile?|handy|cell|hotline)"
              + "|☎|✆|📞)\\W{0,6}$");
  private static final Pattern FAX = Pattern.compile("(?i)\\b(?:tele)?fax\\W{0,6}$");
  private static final Pattern AMERICAN = Pattern.compile("\\(\\d{3}\\)\\s?\\d{3}[-. ]\\d{4}");

  private final FactBook facts;

  TextFacts(FactBook facts) {
    this.facts = facts;
  }

  void add(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Patience.check();
      String line = lines.get(i);
      emails(line);
      if (line.length() <= LONGEST) {
        int digits = digits(line);
        if (digits >= 6) {
          phones(line);
        }
        for (TextRule rule : TextRule.LINES) {
          apply(rule, line, digits);
        }
        if (digits > 0 && digits < 60) {
          places(lines, i);
        }
      }
    }
  }

  private void emails(String line) {
    if (line.indexOf('@') >= 0) {
      Matcher email = EMAIL.matcher(line);
      while (email.find()) {
        facts.email(email.group(), "0.8", Origin.TEXT);
      }
    }
    if (line.contains("at]")
        || line.contains("at)")
        || line.contains("(at")
        || line.contains("[at")
        || line.contains("AT)")
        || line.contains("AT]")
        || line.contains("ät)")) {
      Matcher spelt = SPELT_EMAIL.matcher(line);
      while (spelt.find()) {
        facts.email(
            spelt.group(1) + "@" + SPELT_DOT.matcher(spelt.group(2)).replaceAll("."),
            "0.7",
            Origin.TEXT);
      }
    }
  }

  private void phones(String line) {
    Matcher phone = PHONE.matcher(line);
    while (phone.find()) {
      String before = line.substring(Math.max(phone.start() - 25, 0), phone.start());
      String number = phone.group();
      if (FAX.matcher(before).find()) {
        facts.phone(Kind.FAX, number, "0.8", Origin.TEXT);
      } else if (LABEL.matcher(before).find()) {
        facts.phone(Kind.PHONE, number, "0.8", Origin.TEXT);
      } else if (number.startsWith("+") || AMERICAN.matcher(number).matches()) {
        facts.phone(Kind.PHONE, number, "0.65", Origin.TEXT);
      }
    }
  }

  /// Addresses are often written over two or three lines.
  private void places(List<String> lines, int from) {
    String place = lines.get(from);
    for (int i = from + 1; i < Math.min(from + 3, lines.size()); i++) {
      if (lines.get(i).length() <= LONGEST / 3) {
        place = place + ", " + lines.get(i);
      }
    }
    int digits = digits(place);
    if (digits >= 4) {
      for (TextRule rule : TextRule.PLACES) {
        apply(rule, place, digits);
      }
    }
  }

  private void apply(TextRule rule, String line, int digits) {
    if (rule.mayFit(line, digits)) {
      Matcher found = rule.pattern().matcher(line);
      if (found.find()) {
        for (int i = 0; i < rule.kinds().size(); i++) {
          facts.note(rule.kinds().get(i), found.group(i + 1), rule.confidence(), Origin.TEXT);
        }
      }
    }
  }

  private static int digits(String line) {
    int digits = 0;
    for (int i = 0; i < line.length(); i++) {
      digits += line.charAt(i) >= '0' && line.charAt(i) <= '9' ? 1 : 0;
    }
    return digits;
  }
}
