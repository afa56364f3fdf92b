package io.leadledger.command.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Holds up whoever asks too much: anybody may ask, without a token that costs something to get.
@Component
class ChatLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int REMEMBERED = 100_000;

  private final ChatSettings settings;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(WINDOW).build();

  ChatLimits(ChatSettings settings) {
    this.settings = settings;
  }

  void request(String address) {
    take("request " + address, settings.requests());
  }

  void opening(String address) {
    take("opening " + address, settings.openings());
  }

  void message(UUID conversation) {
    take("message " + conversation, settings.messages());
  }

  private void take(String what, int perMinute) {
    ConsumptionProbe probe =
        buckets.get(what, _ -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1).toSeconds();
      throw ChatProblems.tooMany(seconds);
    }
  }

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
        .build();
  }
}
