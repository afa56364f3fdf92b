package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.ConversationAnalyser.Request;
import io.leadledger.command.extraction.DataPointType;
import io.leadledger.command.extraction.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Puts into words what a listener has heard.
final class Account {
  private static final int FINDINGS = 20;
  private static final int QUOTED = 200;

  private Account() {}

  static Analysis of(Request request, Listener listener) {
    List<Turn> lead = request.turns().stream().filter(Turn::byLead).toList();
    return new Analysis(
        Mood.intent(lead),
        Mood.sentiment(lead),
        summary(request, lead, listener),
        findings(lead, listener),
        listener.holds().values().stream().map(Found::toDataPoint).toList(),
        EmbeddedAnalyser.NAME,
        null);
  }

  private static String summary(Request request, List<Turn> lead, Listener listener) {
    String wants =
        listener.holds().values().stream()
            .map(found -> words(found.slot()) + ": " + said(found))
            .collect(Collectors.joining(", "));
    String said = lead.size() + " of " + request.turns().size() + " messages are the lead's.";
    return wants.isEmpty() ? said : said + " It told " + wants + ".";
  }

  private static String said(Found found) {
    if (found.slot().type() != DataPointType.BOOLEAN) {
      return found.mention().value();
    }
    return found.mention().normalised().equalsIgnoreCase("true") ? "yes" : "no";
  }

  private static List<String> findings(List<Turn> lead, Listener listener) {
    List<String> findings = new ArrayList<>();
    for (Found earlier : listener.replaced()) {
      findings.add(
          "The lead changed its mind about "
              + words(earlier.slot())
              + ": "
              + earlier.mention().value()
              + " holds no longer.");
    }
    for (Turn turn : lead) {
      for (Clause clause : Clause.of(turn.text())) {
        if (clause.asks() && clause.ends().equals("?")) {
          String question =
              turn.text()
                  .substring(clause.tokens().getFirst().start(), clause.tokens().getLast().end());
          findings.add(
              "The lead asked: "
                  + question.substring(0, Math.min(QUOTED, question.length()))
                  + "?");
        }
      }
    }
    if (Mood.wantsPerson(lead)) {
      findings.add("The lead asked for a person.");
    }
    return findings.subList(0, Math.min(FINDINGS, findings.size()));
  }

  private static String words(Slot slot) {
    return slot.name().replace('_', ' ');
  }
}
