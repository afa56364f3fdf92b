package io.leadledger.query.smartweb;

import io.leadledger.query.smartweb.jooq.enums.BusinessType;
import io.leadledger.query.smartweb.jooq.enums.LeadSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Free words in the closed lists of this schema: spelt alike they are the same, and what is not
/// listed is `other`.
final class Vocabulary {
  private Vocabulary() {}

  static LeadSource source(String words) {
    LeadSource listed = LeadSource.lookupLiteral(literal(words));
    return listed == null ? LeadSource.other : listed;
  }

  static @Nullable BusinessType businessType(@Nullable String words) {
    if (words == null) {
      return null;
    }
    BusinessType listed = BusinessType.lookupLiteral(literal(words));
    return listed == null ? BusinessType.other : listed;
  }

  private static String literal(String words) {
    return words.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
  }
}
