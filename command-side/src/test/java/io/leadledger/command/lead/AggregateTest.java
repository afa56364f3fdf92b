package io.leadledger.command.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.platform.Rule;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
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
abstract class AggregateTest<A> {
  static final UUID TENANT = Ids.next();
  static final UUID MEMBER = Ids.next();
  private static final Map<String, String> BY =
      Map.of(Provenance.TENANT, TENANT.toString(), Provenance.ACTOR, MEMBER.toString());

  final Claims claims = new InMemoryClaims();
  private final AggregateTestFixture<A> fixture;

  AggregateTest(Class<A> type) {
    fixture = new AggregateTestFixture<>(type);
    fixture.registerInjectableResource(claims);
    fixture.registerCommandHandlerInterceptor(
        new CorrelationDataInterceptor<>(Message::getMetaData));
  }

  final Given given(DomainEvent... events) {
    return new Given(
        fixture.given(
            Stream.of(events).map(event -> new GenericEventMessage<>(event, BY)).toArray()));
  }

  final class Given {
    private final TestExecutor<A> history;

    private Given(TestExecutor<A> history) {
      this.history = history;
    }

    Then when(Object command) {
      return new Then(history.when(command, BY));
    }

    Then whenAnotherTenantSends(Object command) {
      return new Then(
          history.when(
              command,
              Map.of(
                  Provenance.TENANT,
                  Ids.next().toString(),
                  Provenance.ACTOR,
                  Ids.next().toString())));
    }

    Then whenExpectingVersion(long version, Object command) {
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

  static final class Then {
    private final ResultValidator<?> result;

    private Then(ResultValidator<?> result) {
      this.result = result;
    }

    void then(DomainEvent... events) {
      result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
    }

    void thenNothing() {
      result.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    void broken(Rule rule) {
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

    void refused(int status) {
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
