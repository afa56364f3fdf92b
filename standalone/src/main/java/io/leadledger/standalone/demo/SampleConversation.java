package io.leadledger.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// A conversation as it might be held with a lead of an agency.
///
/// @param channel on which it is held
/// @param lines what is said, in order
/// @param handedOff whether a person takes over after the second line
/// @param closed whether it is over
record SampleConversation(String channel, List<Line> lines, boolean handedOff, boolean closed) {
  private static final List<String> QUESTIONS =
      List.of(
          "Hi, do you have a plan for a team of twelve?",
          "Can I import my contacts from a spreadsheet?",
          "How long does it take to get started?",
          "Do you offer a discount for non-profits?",
          "Is there a German version?");
  private static final List<String> ANSWERS =
      List.of(
          "Yes. May I ask which tool you use today?",
          "It does. Would a short demo this week help?",
          "Most teams are ready within a day. Shall I send you the guide?",
          "Gladly. To whom may I send an offer?");
  private static final List<String> REPLIES =
      List.of(
          "We keep everything in spreadsheets.",
          "Thursday afternoon would be good.",
          "Yes, please, by e-mail.",
          "Can I talk to a person?");

  /// One thing said, so many minutes after the beginning.
  record Line(String sender, String content, int minutes) {}

  static SampleConversation with(Random random) {
    List<Line> lines = new ArrayList<>();
    int turns = 1 + random.nextInt(3);
    lines.add(new Line("contact", any(random, QUESTIONS), 0));
    for (int turn = 0; turn < turns; turn++) {
      lines.add(new Line("bot", any(random, ANSWERS), 2 * turn + 1));
      lines.add(new Line("contact", any(random, REPLIES), 2 * turn + 2));
    }
    boolean handedOff = random.nextInt(4) == 0;
    if (handedOff) {
      lines.add(new Line("user", "Hello, this is Northwind. I have read what you wrote.", 9));
    }
    String channel = List.of("live_chat", "live_chat", "whatsapp", "email").get(random.nextInt(4));
    return new SampleConversation(channel, lines, handedOff, random.nextInt(3) > 0);
  }

  /// All that is said, a line each.
  String text() {
    return lines.stream()
        .map(line -> line.sender() + ": " + line.content())
        .collect(Collectors.joining("\n"));
  }

  Map<String, Object> start(String lead, Instant at) {
    return Map.of(
        "leadId",
        lead,
        "channel",
        channel,
        "subject",
        "First questions",
        "source",
        "website",
        "startedAt",
        at.toString());
  }

  Map<String, Object> message(Line line, Instant start) {
    Map<String, Object> message = new HashMap<>();
    message.put("senderType", line.sender());
    message.put("content", line.content());
    message.put("sentAt", start.plusSeconds(60L * line.minutes()).toString());
    return message;
  }

  private static String any(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
