package io.leadledger.query.api.grammar;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// The known names that a misspelt one is nearest to.
public final class Nearest {
  private static final int SHOWN = 3;
  private static final int COMPARED_LENGTH = 63;

  private Nearest() {}

  /// At most three of the known names, those with the fewest edits first.
  public static List<String> to(String misspelt, Collection<String> known) {
    String compared = misspelt.substring(0, Math.min(misspelt.length(), COMPARED_LENGTH));
    return known.stream()
        .sorted(
            Comparator.<String>comparingInt(
                    name -> LevenshteinDistance.getDefaultInstance().apply(compared, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }
}
