package io.leadledger.store.seal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/// What the history was at a moment, in one hash.
///
/// @param origin which LeadLedger's history it is
/// @param size how many events it had
/// @param root over all of them
/// @param position of the last of them, 0 if there was none
/// @param time by the clock of whoever made the head
public record TreeHead(String origin, long size, Hash root, long position, Instant time) {
  private static final String STATE = "/state";
  private static final int LINES = 5;
  private static final String POSITION = "position ";
  private static final String TIME = "time ";

  /// Under which name the working state of a LeadLedger is signed: by the same keys.
  public static String stateOf(String origin) {
    return origin + STATE;
  }

  /// The same for the working state that goes with this history.
  public TreeHead withState(long rows, Hash root) {
    return new TreeHead(stateOf(origin), rows, root, position, time);
  }

  /// What is signed: a checkpoint as c2sp.org/tlog-checkpoint has it, position and time being
  /// extension lines.
  public String text() {
    return "%s\n%d\n%s\n%s%d\n%s%s\n".formatted(origin, size, root, POSITION, position, TIME, time);
  }

  /// Reads what [#text] has written.
  ///
  /// @throws Malformed if it is not of this form
  static TreeHead parse(String text) {
    List<String> lines = text.lines().toList();
    try {
      if (lines.size() == LINES
          && lines.get(3).startsWith(POSITION)
          && lines.get(4).startsWith(TIME)) {
        var head =
            new TreeHead(
                lines.get(0),
                Long.parseLong(lines.get(1)),
                Hash.parse(lines.get(2)),
                Long.parseLong(lines.get(3).substring(POSITION.length())),
                Instant.parse(lines.get(4).substring(TIME.length())));
        if (head.text().equals(text)) {
          return head;
        }
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new Malformed("This is no head of a history: " + e.getMessage());
    }
    throw new Malformed("This is no head of a history.");
  }
}
