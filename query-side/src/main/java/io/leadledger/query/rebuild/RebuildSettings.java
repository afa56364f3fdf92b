package io.leadledger.query.rebuild;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How read schemas are rebuilt (`leadledger.rebuild.*`).
///
/// @param threads how many work at it; 0 for half of the processors, so that serving keeps the
///     other half
@ConfigurationProperties("leadledger.rebuild")
record RebuildSettings(@DefaultValue("0") int threads) {

  int atWork() {
    return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }
}
