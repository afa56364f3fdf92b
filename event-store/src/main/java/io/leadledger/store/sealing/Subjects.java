package io.leadledger.store.sealing;

import io.leadledger.store.seal.HistoricEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whose personal data is in a history that has come without keys: whoever reads it is told that
/// their keys are gone, as if they had been forgotten.
final class Subjects {
  private static final Pattern CIPHERTEXT = Pattern.compile("\"ll1\\.([A-Za-z0-9_-]{22})\\.");
  private static final int AT_ONCE = 10_000;

  private final JdbcClient database;
  private final Set<UUID> noted = new HashSet<>();

  Subjects(JdbcClient database) {
    this.database = database;
  }

  void noteThoseOf(HistoricEvent event) {
    Matcher matcher = CIPHERTEXT.matcher(new String(event.payload(), StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      ByteBuffer id = ByteBuffer.wrap(Base64.getUrlDecoder().decode(matcher.group(1)));
      noted.add(new UUID(id.getLong(), id.getLong()));
    }
    if (noted.size() >= AT_ONCE) {
      write();
    }
  }

  void write() {
    database
        .sql(
            """
            insert into vault.subject_key (subject, destroyed_at) select subject, now() from unnest(?) as s(subject)
            on conflict do nothing""")
        .param(noted.toArray(UUID[]::new))
        .update();
    noted.clear();
  }
}
