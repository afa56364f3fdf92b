package io.leadledger.command.languagemodel;

import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import io.leadledger.command.values.RetryAfter;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.stereotype.Component;

/// Asks models through Spring AI: those that speak as OpenAI does, and Anthropic's.
@Component
class SpringAiModels implements LanguageModels {
  private static final String OPENAI = "https://api.openai.com/v1";
  private static final String ANTHROPIC = "https://api.anthropic.com";
  private static final String NO_KEY = "none";
  private static final int KNOWN = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int OVERLOADED = 529;
  private static final int SERVER_ERRORS = 500;
  private static final int TIMED_OUT = 408;

  private final AllowedAddresses addresses;
  private final Cache<Client, ChatModel> clients = Caffeine.newBuilder().maximumSize(KNOWN).build();

  SpringAiModels(AllowedAddresses addresses) {
    this.addresses = addresses;
    // It logs what was asked where an answer is strange.
    LoggingSystem.get(SpringAiModels.class.getClassLoader())
        .setLogLevel("org.springframework.ai", LogLevel.OFF);
  }

  private record Client(Endpoint endpoint, Duration timeout) {}

  @Override
  public Reply ask(Endpoint endpoint, Question question) {
    try {
      ChatModel model = clients.get(new Client(endpoint, question.timeout()), this::connect);
      Prompt prompt =
          new Prompt(
              List.of(new SystemMessage(question.instructions()), new UserMessage(question.text())),
              options(endpoint, question));
      return reply(model.call(prompt));
    } catch (OpenAIServiceException e) {
      return told(e.statusCode(), e.headers().values("retry-after"));
    } catch (AnthropicServiceException e) {
      return told(e.statusCode(), e.headers().values("retry-after"));
    } catch (OpenAIIoException | AnthropicIoException e) {
      return unreachable(e);
    } catch (RuntimeException e) {
      // Whatever it sent is not what such a model answers.
      return causedByTimeout(e)
          ? new Reply.TimedOut()
          : new Reply.Unavailable("broken answer", true);
    }
  }

  private ChatModel connect(Client client) {
    Endpoint endpoint = client.endpoint();
    String key = endpoint.key() == null ? NO_KEY : endpoint.key();
    var transport = new GuardedTransport(addresses, client.timeout());
    return endpoint.provider().equals("anthropic")
        ? AnthropicChatModel.builder()
            .options(
                AnthropicChatOptions.builder()
                    .baseUrl(endpoint.baseUrl() == null ? ANTHROPIC : endpoint.baseUrl())
                    .apiKey(key)
                    .model(endpoint.model())
                    .maxRetries(0)
                    .timeout(client.timeout())
                    .build())
            .httpClientBuilderCustomizer(http -> http.interceptor(transport))
            .build()
        : OpenAiChatModel.builder()
            .options(
                OpenAiChatOptions.builder()
                    .baseUrl(endpoint.baseUrl() == null ? OPENAI : endpoint.baseUrl())
                    .apiKey(key)
                    .model(endpoint.model())
                    .maxRetries(0)
                    .timeout(client.timeout())
                    .build())
            .httpClientBuilderCustomizer(http -> http.interceptor(transport))
            .build();
  }

  private static ChatOptions options(Endpoint endpoint, Question question) {
    if (endpoint.provider().equals("anthropic")) {
      var options =
          AnthropicChatOptions.builder()
              .model(endpoint.model())
              .timeout(question.timeout())
              .maxTokens(question.maximumOutputTokens());
      return (question.schema() == null ? options : options.outputSchema(question.schema()))
          .build();
    }
    var options = OpenAiChatOptions.builder().model(endpoint.model()).timeout(question.timeout());
    // OpenAI itself no longer takes the name by which all others know the limit.
    if (endpoint.baseUrl() == null) {
      options.maxCompletionTokens(question.maximumOutputTokens());
    } else {
      options.maxTokens(question.maximumOutputTokens());
    }
    return (question.schema() == null ? options : options.outputSchema(question.schema())).build();
  }

  private static Reply reply(ChatResponse response) {
    String text =
        response == null || response.getResult() == null
            ? null
            : response.getResult().getOutput().getText();
    if (text == null) {
      return new Reply.Unavailable("empty answer", true);
    }
    Usage usage = response.getMetadata().getUsage();
    boolean counted = usage != null && usage.getTotalTokens() != null && usage.getTotalTokens() > 0;
    return new Reply.Answered(
        text,
        counted ? usage.getPromptTokens() : null,
        counted ? usage.getCompletionTokens() : null);
  }

  private static Reply told(int status, List<String> retryAfter) {
    if (status == TOO_MANY_REQUESTS || status == OVERLOADED) {
      return new Reply.RateLimited(
          retryAfter.stream().findFirst().map(RetryAfter::of).orElse(null));
    }
    if (status == TIMED_OUT) {
      return new Reply.TimedOut();
    }
    return status >= SERVER_ERRORS || status < 400
        ? new Reply.Unavailable("status " + status, false)
        : new Reply.Refused("status " + status);
  }

  private static Reply unreachable(RuntimeException failure) {
    boolean neverSent =
        causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof UnknownHostException
                        || cause instanceof ConnectException
                        || cause instanceof SSLException);
    if (neverSent) {
      return new Reply.Unavailable("not reachable", false);
    }
    return causedByTimeout(failure)
        ? new Reply.TimedOut()
        : new Reply.Unavailable("connection broken", true);
  }

  private static boolean causedByTimeout(Throwable failure) {
    return causes(failure).anyMatch(InterruptedIOException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
