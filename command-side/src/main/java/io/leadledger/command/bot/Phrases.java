package io.leadledger.command.bot;

import io.leadledger.command.bot.ChatBot.Reply.HandOver;
import io.leadledger.command.extraction.DataPointDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the embedded bot says. It knows a data point by its definition, and no name of one.
final class Phrases {
  static final String A_PERSON_WILL_ANSWER =
      "That is one for our team: somebody will answer you here.";
  static final String A_PERSON_AS_ASKED = "Of course. Somebody of our team will answer you here.";
  static final String HELLO = "Hello! I ask a few questions, so that we can help you quickly.";
  static final String NOT_UNDERSTOOD = "Sorry, I did not understand that.";
  static final String WHAT_TO_CHANGE = "What is to be different?";
  static final String THANKS = "Thank you! Our team has all of this now and will get in touch.";
  static final String WELCOME = "You are welcome.";

  private Phrases() {}

  static HandOver handOverAsAsked() {
    return new HandOver(A_PERSON_AS_ASKED, "The lead asked for a person.");
  }

  static String question(DataPointDefinition wanted) {
    String asked =
        switch (wanted.type()) {
          case BOOLEAN -> capital(label(wanted.name())) + ": yes or no?";
          case EMAIL -> "What is your e-mail address?";
          case PHONE -> "What is your phone number, with the country code?";
          case TEXT, INTEGER, NUMBER, DATE, MONEY ->
              "What about the " + label(wanted.name()) + "?" + example(wanted);
        };
    return wanted.allowedValues().isEmpty()
        ? asked
        : asked + " It is one of: " + String.join(", ", wanted.allowedValues()) + ".";
  }

  static String understood(Map<String, String> values) {
    return "I have understood: " + list(values) + ".";
  }

  static String summary(Map<String, String> values) {
    return "This is what I have: " + list(values) + ". Is that right?";
  }

  private static String list(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> label(value.getKey()) + " " + said(value.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String said(String value) {
    return switch (value) {
      case "true" -> "yes";
      case "false" -> "no";
      default -> value;
    };
  }

  private static String example(DataPointDefinition wanted) {
    List<String> examples = wanted.examples();
    return examples.isEmpty() ? "" : " For example: " + examples.getFirst() + ".";
  }

  private static String label(String name) {
    return name.replace('_', ' ');
  }

  private static String capital(String label) {
    return Character.toUpperCase(label.charAt(0)) + label.substring(1);
  }
}
