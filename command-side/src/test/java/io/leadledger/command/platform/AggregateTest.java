package io.leadledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.claims.Claims;
import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/// Given events, when a command, then events or a broken rule; all in the name of one member of one
/// tenant.
public abstract class AggregateTest<A> {
  protected static final UUID TENANT = Ids.next();
  protected static final UUID MEMBER = Ids.next();

  /// When all commands of these tests are handled.
  protected static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

  private static final Map<String, String> BY =
      Map.of(Provenance.TENANT, TENANT.toString(), Provenance.ACTOR, MEMBER.toString());

  protected final Claims claims = new InMemoryClaims();
  private final AggregateTestFixture<A> fixture;

  protected AggregateTest(Class<A> type) {
    fixture = new AggregateTestFixture<>(type);
    fixture.registerInjectableResource(claims);
    fixture.registerCommandHandlerInterceptor(
        new CorrelationDataInterceptor<>(Message::getMetaData));
  }

  /// Makes something known that command handlers ask for.
  protected final <R> R injected(R resource) {
    fixture.registerInjectableResource(resource);
    return resource;
  }

  protected final Given given(DomainEvent... events) {
    return new Given(
        fixture
            .givenCurrentTime(NOW)
            .andGiven(
                Stream.of(events).map(event -> new GenericEventMessage<>(event, BY)).toArray()));
  }

  /// The same, with all events recorded at this moment.
  protected final Given givenAt(Instant at, DomainEvent... events) {
    TestExecutor<A> then = fixture.givenCurrentTime(at);
    Stream.of(events).forEach(event -> then.andGiven(new GenericEventMessage<>(event, BY)));
    return new Given(then.andGivenCurrentTime(NOW));
  }

  protected final class Given {
    private final TestExecutor<A> history;

    private Given(TestExecutor<A> history) {
      this.history = history;
    }

    public Then when(Object command) {
      return new Then(history.when(command, BY));
    }

    public Then whenAnotherTenantSends(Object command) {
      return new Then(
          history.when(
              command,
              Map.of(
                  Provenance.TENANT,
                  Ids.next().toString(),
                  Provenance.ACTOR,
                  Ids.next().toString())));
    }

    public Then whenExpectingVersion(long version, Object command) {
      return new Then(
          history.when(
              command,
              Map.of(
                  Provenance.TENANT,
                  TENANT.toString(),
                  Provenance.ACTOR,
                  MEMBER.toString(),
                  "expectedVersion",
                  Long.toString(version))));
    }
  }

  protected static final class Then {
    private final ResultValidator<?> result;

    private Then(ResultValidator<?> result) {
      this.result = result;
    }

    public void then(DomainEvent... events) {
      result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
    }

    public void thenNothing() {
      result.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    public void broken(Rule rule) {
      result
          .expectNoEvents()
          .expectException(RuleBroken.class)
          .expectException(
              new org.hamcrest.CustomTypeSafeMatcher<Throwable>(rule.name()) {
                @Override
                protected boolean matchesSafely(Throwable thrown) {
                  return thrown instanceof RuleBroken broken && broken.rule() == rule;
                }
              });
    }

    public void refused(int status) {
      result.expectNoEvents().expectExceptionDetails(refusal(status));
    }

    private static org.hamcrest.Matcher<Object> refusal(int status) {
      return new org.hamcrest.CustomTypeSafeMatcher<>("a refusal with status " + status) {
        @Override
        protected boolean matchesSafely(Object details) {
          assertThat(details).hasFieldOrPropertyWithValue("status", status);
          return true;
        }
      };
    }
  }
}
