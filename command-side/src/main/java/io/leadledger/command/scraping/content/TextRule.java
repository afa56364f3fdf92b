package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.content.Fact.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How people write something about themselves.
///
/// @param kinds what the groups of the pattern are
/// @param hints of which a line has to have one to be looked at closely; that saves most of the
///     work
record TextRule(List<Kind> kinds, String confidence, Pattern pattern, List<String> hints) {
  private static final String NUMBER = "\\d{1,4}\\s?[a-zA-Z]?(?:\\s?[-–/]\\s?\\d{1,4}[a-zA-Z]?)?";
  private static final String STREETS =
      "(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl"
          + "|Parkway|Pkwy|Highway|Hwy|Square|Sq|Terrace|Close|Gardens|Row|Hill|Broadway)";
  private static final String DAY =
      "(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)"
          + "[a-zäöüé]{0,8}\\.?";
  private static final String TIME =
      "\\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|uhr|h)?";

  /// In one line.
  static final List<TextRule> LINES =
      List.of(
          rule(
              "0.5",
              "(?:©|\\([cC]\\)|[Cc]opyright)[\\s©]*(?:\\d{4}(?:\\s?[-–]\\s?\\d{4})?)?[\\s,]*"
                  + "(?:by\\s+)?(\\p{Lu}[\\p{L}\\d&.' -]{2,60}?)\\.?\\s*"
                  + "(?:[|,•·-]\\s|\\.?\\s*[Aa]ll\\b|$)",
              List.of("©", "(c)", "(C)", "opyright"),
              Kind.NAME),
          rule(
              "0.6",
              "((?:[\\p{Lu}\\d][\\p{L}\\d&.'-]{0,30}\\s){1,5}(?:GmbH(?:\\s&\\sCo\\.\\sKG)?"
                  + "|AG|SE|UG(?:\\s\\(haftungsbeschränkt\\))?|e\\.K\\.|Ltd\\.?|Limited|LLC|Inc\\.?"
                  + "|Corp\\.?|PLC|S\\.A\\.|SARL|S\\.r\\.l\\.|S\\.p\\.A\\.|B\\.V\\.|ApS|A/S))"
                  + "(?![\\p{L}\\d])",
              List.of(
                  "GmbH",
                  " AG",
                  " SE",
                  " UG",
                  "e.K.",
                  " Ltd",
                  " Limited",
                  " LLC",
                  " Inc",
                  " Corp",
                  " PLC",
                  " S.A.",
                  " SARL",
                  " S.r.l.",
                  " S.p.A.",
                  " B.V.",
                  " ApS",
                  " A/S"),
              Kind.LEGAL_NAME),
          rule(
              "0.8",
              "(?:USt|VAT|UID|TVA|Umsatzsteuer)[^:\\d]{0,60}[:\\s]\\s?"
                  + "([A-Z]{2}\\s?[\\dA-Z]{8,12})\\b",
              List.of("USt", "VAT", "UID", "TVA", "Umsatzsteuer"),
              Kind.VAT_ID),
          rule(
              "0.8",
              "\\b(HR[AB]\\s?(?:Nr\\.?\\s)?\\d{2,7}(?:\\s[A-Z]{1,2}\\b)?)",
              List.of("HRB", "HRA"),
              Kind.REGISTER_NUMBER),
          rule(
              "0.7",
              "(?i)compan(?:y|ies house)\\s(?:registration\\s)?(?:no|number|nr)\\b\\.?:?\\s"
                  + "([A-Z]{0,2}\\d{6,8})\\b",
              List.of("ompany", "ompanies", "COMPANY"),
              Kind.REGISTER_NUMBER),
          rule(
              "0.6",
              "(?:[Ff]ounded|[Ee]stablished|gegründet|[Gg]egründet|[Ff]ondée)\\s"
                  + "(?:in\\s|im\\sJahre?\\s|en\\s)?((?:17|18|19|20)\\d\\d)\\b",
              List.of("ounded", "stablished", "egründet", "ondée"),
              Kind.FOUNDED),
          rule(
              "0.4",
              "\\b(?:[Ss]ince|[Ss]eit|[Dd]epuis)\\s((?:17|18|19|20)\\d\\d)\\b",
              List.of("ince ", "eit ", "epuis "),
              Kind.FOUNDED),
          rule(
              "0.5",
              "\\b(\\d{1,3}(?:[.,]\\d{3})|\\d{1,6})\\+?\\s"
                  + "(?:employees|Mitarbeiter\\w{0,6}|Mitarbeitende\\w?|collaborateurs)\\b",
              List.of("employees", "Mitarbeite", "collaborateurs"),
              Kind.EMPLOYEES),
          rule(
              "0.6",
              "(?i)\\b("
                  + DAY
                  + "(?:\\s?(?:-|–|to|bis|au|&|und|and|,)\\s?"
                  + DAY
                  + "){0,6}:?\\s{0,3}(?:von\\s|from\\s)?"
                  + TIME
                  + "\\s?(?:-|–|to|bis|à)\\s?"
                  + TIME
                  + ")(?![\\d.])",
              List.of(":", "am", "pm", "Uhr", "AM", "PM"),
              Kind.OPENING_HOURS));

  /// In a line and the ones after it.
  static final List<TextRule> PLACES =
      List.of(
          rule(
              "0.75",
              "(?<![\\p{L}\\d])(\\p{Lu}[\\p{L}.' -]{1,40}?"
                  + "(?:str(?:aße|asse|\\.)|Str(?:aße|asse|\\.)|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse"
                  + "|[Rr]ing|[Dd]amm|[Uu]fer|chaussee)\\s{0,2}"
                  + NUMBER
                  + ")[\\s,|·•]{1,5}"
                  + "(?:[A-Z]{1,2}\\s?-\\s?)?(\\d{4,5})\\s(\\p{Lu}[\\p{L}.-]{1,30}"
                  + "(?:\\s(?:am|an|der|im|bei|\\p{Lu}[\\p{L}.-]{1,20})){0,3})",
              List.of("str", "Str", "weg", "Weg", "latz", "llee", "asse", "ing", "amm", "fer"),
              Kind.STREET_ADDRESS,
              Kind.POSTAL_CODE,
              Kind.CITY),
          rule(
              "0.75",
              "(?<![\\d])(\\d{1,6}\\s[A-Z0-9][\\w.' -]{1,40}?\\b"
                  + STREETS
                  + "\\b\\.?(?:,?\\s(?:Suite|Ste|Apt|Unit|Floor|#)\\.?\\s?[\\w-]{1,8})?)[\\s,|·•]{1,5}"
                  + "([A-Z][A-Za-z.' -]{1,30}?),?\\s([A-Z]{2})\\s(\\d{5}(?:-\\d{4})?)\\b",
              List.of("St", "Av", "R", "B", "L", "D", "C", "W", "P", "H", "T"),
              Kind.STREET_ADDRESS,
              Kind.CITY,
              Kind.REGION,
              Kind.POSTAL_CODE),
          rule(
              "0.7",
              "(?<![\\d])(\\d{1,4}[A-Za-z]?\\s[A-Z][\\w' -]{1,40}?\\b"
                  + STREETS
                  + "\\b)[\\s,|·•]{1,5}([A-Z][A-Za-z' -]{2,30}?)"
                  + "[\\s,|·•]{1,5}([A-Z]{1,2}\\d[A-Z\\d]?\\s\\d[A-Z]{2})\\b",
              List.of("St", "R", "L", "Av", "P", "S", "W", "C", "G", "T", "H"),
              Kind.STREET_ADDRESS,
              Kind.CITY,
              Kind.POSTAL_CODE));

  private static final Set<Kind> WITHOUT_DIGITS = Set.of(Kind.NAME, Kind.LEGAL_NAME);

  boolean mayFit(String line, int digits) {
    if (digits < 2 && !WITHOUT_DIGITS.contains(kinds.getFirst())) {
      return false;
    }
    for (String hint : hints) {
      if (line.contains(hint)) {
        return true;
      }
    }
    return false;
  }

  private static TextRule rule(
      String confidence, String pattern, List<String> hints, Kind... kinds) {
    return new TextRule(List.of(kinds), confidence, Pattern.compile(pattern), hints);
  }
}
