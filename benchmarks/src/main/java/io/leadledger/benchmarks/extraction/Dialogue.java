package io.leadledger.benchmarks.extraction;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A dialogue of a file, with what is to be known after each turn of the user.
///
/// @param day on which it is held
record Dialogue(String id, LocalDate day, List<Said> turns) {
  /// When none is told.
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private static final int HELD_BACK_PERCENT = 35;

  /// @param holds by the name of each data point all the ways of stating its value; null for turns
  ///     that are not the user's
  record Said(String text, @Nullable Map<String, List<String>> holds) {}

  static List<Dialogue> read(Path file) throws IOException {
    JsonNode all = JsonMapper.shared().readTree(file.toFile());
    if (!all.isArray()) {
      throw new IOException(file + " holds no list of dialogues");
    }
    List<Dialogue> dialogues = new ArrayList<>();
    for (JsonNode each : all) {
      List<Said> turns = new ArrayList<>();
      for (JsonNode turn : each.path("turns")) {
        boolean user = turn.path("speaker").asString("").equalsIgnoreCase("USER");
        turns.add(new Said(turn.path("utterance").asString(""), user ? holds(turn) : null));
      }
      String day = each.path("date").asString("");
      dialogues.add(
          new Dialogue(
              each.path("id").asString(""), day.isEmpty() ? DAY : LocalDate.parse(day), turns));
    }
    return dialogues;
  }

  /// Whether it is one of those that the engine was not developed on: told by the hash of its id.
  boolean isHeldBack() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, digest).mod(BigInteger.valueOf(100)).intValue() < HELD_BACK_PERCENT;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, List<String>> holds(JsonNode turn) {
    Map<String, List<String>> holds = new HashMap<>();
    for (Map.Entry<String, JsonNode> slot : turn.path("slots").properties()) {
      List<String> ways =
          slot.getValue().isArray()
              ? slot.getValue().valueStream().map(JsonNode::asString).toList()
              : List.of(slot.getValue().asString());
      if (!ways.isEmpty() && !ways.equals(List.of("dontcare"))) {
        holds.put(slot.getKey(), ways);
      }
    }
    return holds;
  }
}
