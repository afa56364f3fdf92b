package io.leadledger.benchmarks.extraction;

import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointFile;
import io.leadledger.command.extraction.ExtractedDataPoint;
import io.leadledger.command.extraction.Turn;
import io.leadledger.command.extraction.embedded.EmbeddedAnalyser;
import io.leadledger.events.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `./leadledger bench extraction`: plays dialogues to the embedded engine, and compares what it
/// knows after each turn of the user with what a person noted. It is told the definitions of the
/// data points and nothing else.
public final class Extraction {
  private final List<DataPointDefinition> definitions;
  private final ConversationAnalyser engine = new EmbeddedAnalyser();
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private int turns;
  private int known;

  private Extraction(List<DataPointDefinition> definitions) {
    this.definitions = definitions;
    definitions.forEach(each -> tallies.put(each.name(), new Tally()));
  }

  /// @param part `all` dialogues, those `held-back` or those `developed-on`
  public static void measure(Path dialogues, Path dataPoints, String part) throws IOException {
    List<DataPointDefinition> definitions;
    try (InputStream file = Files.newInputStream(dataPoints)) {
      definitions = DataPointFile.read(file);
    }
    List<Dialogue> chosen =
        Dialogue.read(dialogues).stream()
            .filter(each -> part.equals("all") || each.isHeldBack() == part.equals("held-back"))
            .toList();
    var extraction = new Extraction(definitions);
    chosen.forEach(extraction::play);
    extraction.print(chosen);
  }

  private void play(Dialogue dialogue) {
    List<Turn> heard = new ArrayList<>();
    for (Dialogue.Said said : dialogue.turns()) {
      heard.add(
          new Turn(
              Ids.next(),
              said.holds() != null,
              said.text(),
              dialogue.day().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)));
      if (said.holds() != null) {
        compare(understood(heard), said.holds(), dialogue.day());
      }
    }
  }

  private Map<String, ExtractedDataPoint> understood(List<Turn> heard) {
    UUID any = new UUID(0, 0);
    return engine
        .analyse(new ConversationAnalyser.Request(any, any, heard, definitions, ZoneOffset.UTC))
        .dataPoints()
        .stream()
        .collect(Collectors.toMap(ExtractedDataPoint::name, Function.identity()));
  }

  private void compare(
      Map<String, ExtractedDataPoint> found, Map<String, List<String>> noted, LocalDate day) {
    boolean all = true;
    for (DataPointDefinition definition : definitions) {
      ExtractedDataPoint value = found.get(definition.name());
      List<String> ways = noted.get(definition.name());
      boolean equal = SameValue.holds(definition, value, ways, day);
      tallies
          .computeIfAbsent(definition.name(), _ -> new Tally())
          .count(value != null, ways != null, equal);
      all &= equal;
    }
    turns++;
    known += all ? 1 : 0;
  }

  private void print(List<Dialogue> dialogues) {
    var micro = new Tally();
    tallies.values().forEach(micro::add);
    System.out.println(
        "\n| data point               |  noted | precision | recall |    F1 |\n| "
            + "------------------------ | -----: | --------: | -----: | ----: |");
    tallies.forEach((name, tally) -> System.out.println(tally.line(name)));
    System.out.println(micro.line("all (micro)"));
    System.out.printf(
        Locale.ROOT,
        "%nJoint goal accuracy: %.3f (after %d of %d user turns in %d dialogues everything is known, and nothing else).%n",
        turns == 0 ? 0 : (double) known / turns,
        known,
        turns,
        dialogues.size());
    var unknown = new TreeSet<String>();
    dialogues.stream()
        .flatMap(each -> each.turns().stream())
        .map(Dialogue.Said::holds)
        .filter(Objects::nonNull)
        .forEach(holds -> unknown.addAll(holds.keySet()));
    unknown.removeAll(tallies.keySet());
    if (!unknown.isEmpty()) {
      System.out.println(
          "Noted in the dialogues, but not defined and so not looked for: " + unknown);
    }
  }
}
