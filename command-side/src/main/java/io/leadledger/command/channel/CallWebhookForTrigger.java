package io.leadledger.command.channel;

import io.leadledger.command.channel.OutboundChannel.Outcome;
import io.leadledger.command.channel.OutboundChannel.Outcome.Failed;
import io.leadledger.command.channel.OutboundChannel.Outcome.Gone;
import io.leadledger.command.channel.OutboundChannel.Outcome.Refused;
import io.leadledger.command.channel.OutboundChannel.Outcome.Taken;
import io.leadledger.command.funnel.TriggerAction;
import io.leadledger.command.values.Fields;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Posts to `url` that a trigger has fired, signed with the tenant's secret for that, each time
/// under the firing's own id: whoever gets it twice can tell.
@Component
class CallWebhookForTrigger implements TriggerAction {
  private final SignedPosts posts;
  private final TriggerSecrets secrets;
  private final JsonMapper json;

  CallWebhookForTrigger(SignedPosts posts, TriggerSecrets secrets, JsonMapper json) {
    this.posts = posts;
    this.secrets = secrets;
    this.json = json;
  }

  @Override
  public String type() {
    return "call_webhook";
  }

  @Override
  public void check(UUID tenant, Fields fields, String field, Map<String, Object> settings) {
    String at = field + ".url";
    Object told = settings.get("url");
    fields.required(at, told);
    String url = fields.url(at, told == null ? null : told.toString());
    fields.check(
        url == null || URI.create(url).getRawUserInfo() == null,
        at,
        "holds-a-secret",
        "An address is no place for a password: requests are signed.",
        "https://example.com/funnels");
    fields.check(
        secrets.find(tenant).isPresent(),
        at,
        "no-secret",
        "There is nothing to sign requests with yet.",
        "PUT /api/v1/funnel-webhook-secret");
  }

  @Override
  public Done act(Firing firing) {
    byte[] secret = secrets.find(firing.by().tenant()).orElse(null);
    if (secret == null) {
      return Done.failed("There is nothing to sign requests with any more.");
    }
    Instant now = Instant.now();
    String body = json.writeValueAsString(new Body("funnel.trigger", now, Data.of(firing)));
    String url = Objects.requireNonNull(firing.setting("url"));
    Outcome outcome = posts.post(url, firing.id().toString(), now, body, secret);
    return switch (outcome) {
      case Taken _ -> Done.DONE;
      case Refused it -> Done.failed(it.problem());
      case Gone it -> Done.failed(it.problem());
      case Failed it ->
          throw new IllegalStateException("The webhook did not take it: " + it.problem());
    };
  }

  record Body(String type, Instant timestamp, Data data) {}

  /// @param of which milestone or data point
  /// @param eventId the event in the history that it fires because of
  record Data(
      UUID firingId,
      String trigger,
      String on,
      @Nullable String of,
      UUID progressId,
      String subjectKind,
      UUID subjectId,
      UUID eventId) {
    static Data of(Firing firing) {
      return new Data(
          firing.id(),
          firing.trigger().key(),
          firing.trigger().on(),
          firing.trigger().of(),
          firing.progress(),
          firing.subject().kind(),
          firing.subject().id(),
          firing.event());
    }
  }
}
