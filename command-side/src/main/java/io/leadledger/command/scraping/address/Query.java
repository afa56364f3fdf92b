package io.leadledger.command.scraping.address;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Parameters of addresses, without those that tell where a visitor came from or who he is.
final class Query {
  private static final Set<String> CAMPAIGNS =
      Set.of(
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "fbclid",
          "msclkid",
          "yclid",
          "ymclid",
          "twclid",
          "ttclid",
          "li_fat_id",
          "igshid",
          "igsh",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "_ga",
          "_gl",
          "_hsenc",
          "_hsmi",
          "hsctatracking",
          "vero_id",
          "vero_conv",
          "oly_anon_id",
          "oly_enc_id",
          "rb_clickid",
          "s_cid",
          "srsltid",
          "wickedid",
          "_openstat",
          "epik",
          "cvid");
  private static final Pattern CAMPAIGN =
      Pattern.compile("(?:utm|pk|mtm|piwik|matomo|hsa|itm|stm|at)_\\w+");
  private static final Pattern SESSION =
      Pattern.compile(
          "(?:jsessionid|phpsessid|sessionid|session_id|sessid|aspsessionid\\w*|cfid|cftoken"
              + "|zenid|oscsid|xtcsid|phpsession)");
  private static final Pattern MAYBE_SESSION = Pattern.compile("(?:s|sid|session|sess)");
  private static final Pattern TOKEN = Pattern.compile("(?i)[0-9a-f]{16,}|(?=\\w*\\d)\\w{24,}");

  private Query() {}

  static @Nullable String oneForm(@Nullable String written) {
    if (written == null || written.isEmpty()) {
      return null;
    }
    String kept =
        parameters(Escapes.oneForm(written, "!$&'()*+,;=:@/?"))
            .filter(parameter -> !parameter.isEmpty() && !isAboutTheVisitor(parameter))
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? null : kept;
  }

  static String key(String query) {
    return parameters(query).sorted().collect(Collectors.joining("&"));
  }

  static Stream<String> parameters(String query) {
    return Arrays.stream(query.split("&"));
  }

  private static boolean isAboutTheVisitor(String parameter) {
    int equals = parameter.indexOf('=');
    String name =
        (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    return CAMPAIGNS.contains(name)
        || CAMPAIGN.matcher(name).matches()
        || SESSION.matcher(name).matches()
        || equals > 0
            && MAYBE_SESSION.matcher(name).matches()
            && TOKEN.matcher(parameter.substring(equals + 1)).matches();
  }
}
