package io.leadledger.command.funnel.rehearsal;

import java.util.Map;
import java.util.TreeMap;

/// How many would stand where, compared with today.
///
/// @param of how many progresses there are
/// @param done how many have been looked at
/// @param today how many there are by status, and by milestone reached (`reached/found`)
/// @param draft the same by the draft
record Tally(
    int version,
    long of,
    long done,
    long changed,
    Map<String, Long> today,
    Map<String, Long> draft) {

  static Tally none(int version, long of) {
    return new Tally(version, of, 0, 0, Map.of(), Map.of());
  }

  Tally with(Stand now, Stand then) {
    return new Tally(
        version,
        Math.max(of, done + 1),
        done + 1,
        changed + (now.isLike(then) ? 0 : 1),
        more(today, now),
        more(draft, then));
  }

  private static Map<String, Long> more(Map<String, Long> counts, Stand stand) {
    Map<String, Long> more = new TreeMap<>(counts);
    more.merge(stand.status(), 1L, Long::sum);
    stand.reached().forEach(key -> more.merge("reached/" + key, 1L, Long::sum));
    return more;
  }
}
