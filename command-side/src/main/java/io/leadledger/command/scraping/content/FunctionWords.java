package io.leadledger.command.scraping.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/// Tells languages of Latin letters by the small words that no text goes without (see ADR 0124).
final class FunctionWords {
  private static final String[][] WORDS = {
    {"en", "the of and to in is that for it with as was on are by this be at from or you not have"},
    {
      "de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch wir"
    },
    {"fr", "le la les et des en un une du dans que pour est qui sur pas plus par au avec nous ce"},
    {"es", "de la que el en y los del se las por un para con no una su al lo como más es nuestros"},
    {"it", "di e il la che in per un è con non del una i le da si dei nel alla sono della gli più"},
    {"nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als bij wij naar"},
    {"pt", "de a o que e do da em um para com não uma os no se na por mais as dos ao são nossa"},
    {"pl", "w i na z do się nie jest to że o od po dla przez jak za oraz są lub nasze tym przy"},
    {"sv", "och i att det som en på är av för med till den har inte om ett vi från eller vår kan"},
    {"da", "og i at det er en til på som af for med den de ikke har et vi fra eller kan vores os"},
    {"cs", "a v se na je s z o že do to pro jsou za nebo jako při také ve od která naše by který"},
    {"tr", "ve bir bu için ile da de olarak daha çok en gibi olan kadar ya veya her sonra bizim"},
    {
      "fi", "ja on ei se että oli joka mutta myös hän ovat kun sekä tai jos niin olla mukaan meidän"
    },
    {"hu", "a az és hogy nem is egy van ez de meg csak vagy mint el ha volt még már ki minden"}
  };
  private static final Map<String, List<String>> LANGUAGES = new HashMap<>();

  static {
    for (String[] language : WORDS) {
      for (String word : language[1].split(" ", -1)) {
        LANGUAGES.computeIfAbsent(word, _ -> new ArrayList<>()).add(language[0]);
      }
    }
  }

  private static final int FEW = 3;
  private static final double SHARE = 0.08;
  private static final double CLEARLY = 1.2;

  private FunctionWords() {}

  /// Empty if no language stands out.
  static String language(String text) {
    var words =
        new StringTokenizer(
            text.toLowerCase(Locale.ROOT), " \t\r\n.,;:!?()[]{}*#|/\"'`–—-&0123456789");
    Map<String, Integer> seen = new HashMap<>();
    int all = 0;
    while (words.hasMoreTokens()) {
      all++;
      for (String language : LANGUAGES.getOrDefault(words.nextToken(), List.of())) {
        seen.merge(language, 1, Integer::sum);
      }
    }
    String best = "";
    int most = 0;
    int second = 0;
    for (var language : seen.entrySet()) {
      int count = language.getValue();
      if (count > most) {
        second = most;
        most = count;
        best = language.getKey();
      } else if (count > second) {
        second = count;
      }
    }
    return most >= FEW && most >= all * SHARE && most >= second * CLEARLY ? best : "";
  }
}
