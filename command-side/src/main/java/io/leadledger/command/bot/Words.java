package io.leadledger.command.bot;

import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.values.Fields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a lead means by short words: whether a person is asked for, and answers to our questions.
final class Words {
  private static final int SHORT = 80;
  private static final int FEW = 6;
  private static final Pattern PERSON =
      words(
          "(talk|speak|chat|connect\\w*|transfer\\w*|put me through|want|need|get|is there|are you)\\b.{0,40}"
              + "\\b(person|human|agent|representative|somebody|someone|colleague|operator|employee|real)");
  private static final Pattern PERSON_ALONE =
      words("^(a |real |human )*(person|human|agent|representative|operator)( please)?[.!]*$");
  private static final Pattern YES =
      words(
          "^(yes|yeah|yep|sure|ok|okay|correct|right|exactly|that'?s right|it is|please do|perfect)\\b");
  private static final Pattern NO = words("^(no|nope|not really|wrong|that'?s wrong)\\b");
  private static final Pattern UNDECIDED =
      words(
          "^(skip|next|pass|(i )?(don'?t|do not) know|not sure|no idea|no preference|doesn'?t matter|any|either|whatever|later)\\b");
  private static final Pattern THANKS =
      words("^(thanks?|thank you|thx|bye|goodbye|great|cheers)\\b");
  private static final Pattern QUESTION =
      words(
          "^(what|when|where|who|why|how|which|can|could|do|does|did|is|are|will|would|may|have|has|should)\\b");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,9}([.,]\\d{1,4})?\\b");
  private static final Pattern EMAIL = Pattern.compile("[^\\s<>,;:()]+@[^\\s<>,;:()]+");
  private static final Pattern PHONE = Pattern.compile("\\+[\\d\\s()/.-]{6,24}\\d");

  private Words() {}

  static boolean wantPerson(String text) {
    return PERSON.matcher(text).find() || PERSON_ALONE.matcher(text.strip()).find();
  }

  static boolean isYes(String text) {
    return YES.matcher(text.strip()).find();
  }

  static boolean isNo(String text) {
    return NO.matcher(text.strip()).find();
  }

  static boolean isUndecided(String text) {
    return UNDECIDED.matcher(text.strip()).find();
  }

  static boolean isThanks(String text) {
    return THANKS.matcher(text.strip()).find();
  }

  static boolean isQuestion(String text) {
    return text.contains("?") || QUESTION.matcher(text.strip()).find();
  }

  /// The value that a short text is, as an answer to a question for it.
  static Optional<String> answer(DataPointDefinition wanted, String text) {
    if (!wanted.allowedValues().isEmpty()) {
      return wanted.allowedValues().stream()
          .filter(value -> words("\\b" + Pattern.quote(value) + "\\b").matcher(text).find())
          .findFirst();
    }
    return switch (wanted.type()) {
      case BOOLEAN ->
          isYes(text) ? Optional.of("true") : isNo(text) ? Optional.of("false") : Optional.empty();
      case INTEGER, NUMBER, MONEY -> first(NUMBER, text);
      case EMAIL -> email(text);
      case PHONE -> phone(text);
      case TEXT ->
          text.length() <= SHORT && text.strip().split("\\s+").length <= FEW && !isQuestion(text)
              ? Optional.of(text.strip())
              : Optional.empty();
      case DATE -> Optional.empty(); // understood by whoever knows calendars, or not
    };
  }

  static Optional<String> email(String text) {
    return first(EMAIL, text)
        .flatMap(found -> Optional.ofNullable(new Fields().email("email", found)));
  }

  static Optional<String> phone(String text) {
    return first(PHONE, text)
        .flatMap(found -> Optional.ofNullable(new Fields().phone("phone", found)));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  private static Pattern words(String regex) {
    return Pattern.compile(
        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
