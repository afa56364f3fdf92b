package io.leadledger.command.channel;

import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.TreeHead;
import io.leadledger.store.sealing.HeadOutlet;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/// Posts each head of the history to an address that the operator names, outside of the database
/// and of this machine.
///
/// @param secret that it is signed with, as Standard Webhooks writes it: `whsec_` and base64
record HeadWebhook(SignedPosts posts, JsonMapper json, String url, String secret)
    implements HeadOutlet {
  private static final String PREFIX = "whsec_";

  @Override
  public String name() {
    return "webhook:" + url;
  }

  @Override
  public void tell(SignedHead signed) throws IOException {
    TreeHead head = signed.head();
    Instant now = Instant.now();
    OutboundChannel.Outcome outcome =
        posts.post(
            url,
            head.origin() + "/" + head.size(),
            now,
            json.writeValueAsString(new Body("history.sealed", now, Data.of(signed))),
            Base64.getDecoder().decode(secret.substring(PREFIX.length())));
    if (outcome.problem() != null) {
      throw new IOException(outcome.problem());
    }
  }

  record Body(String type, Instant timestamp, Data data) {}

  /// @param note the head as it was signed
  record Data(String origin, long size, String root, long position, Instant time, String note) {
    static Data of(SignedHead signed) {
      TreeHead head = signed.head();
      return new Data(
          head.origin(),
          head.size(),
          head.root().toString(),
          head.position(),
          head.time(),
          signed.note());
    }
  }
}
