package io.leadledger.command.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.routing.AiModelCommand.*;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.AiModelEvent.*;
import io.leadledger.http.ProblemException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AiModelTest extends AggregateTest<AiModel> {
  private static final UUID MODEL = Ids.next();
  private static final Address SMALL =
      new Address("Small", "openai", "small-1", "https://models.example/v1");
  private static final AiModelRegistered REGISTERED =
      new AiModelRegistered(
          MODEL, "Small", "openai", "small-1", "https://models.example/v1", "f00d", "active");

  private final InMemoryBook book = new InMemoryBook();

  AiModelTest() {
    super(AiModel.class);
    injected((RoutingBook) book);
  }

  @Test
  void a_model_is_registered_and_may_be_asked() {
    given().when(new RegisterAiModel(MODEL, SMALL, "f00d")).then(REGISTERED);
    assertThat(book.models.get(MODEL))
        .isEqualTo(
            new RoutingBook.KnownModel(
                "Small", "openai", "small-1", "https://models.example/v1", "f00d", true));
  }

  @Test
  void a_models_name_is_unique() {
    claims.claim(TENANT, Ids.next(), Map.of("ai-model.name", "Small"));
    given()
        .when(new RegisterAiModel(MODEL, SMALL, null))
        .broken(RoutingRule.A_MODELS_NAME_IS_UNIQUE);
  }

  @Test
  void a_key_stays_with_the_place_that_it_was_given_for() {
    given(REGISTERED)
        .when(
            new ChangeAiModel(
                MODEL, new Address("Small", "openai", "small-1", "https://elsewhere.example/v1")))
        .then(
            new AiModelChanged(MODEL, "Small", "openai", "small-1", "https://elsewhere.example/v1"),
            new AiModelKeyChanged(MODEL, null));
    assertThat(book.model(TENANT, MODEL).orElseThrow().keyFingerprint()).isNull();
  }

  @Test
  void another_model_at_the_same_place_is_asked_with_the_same_key() {
    given(REGISTERED)
        .when(
            new ChangeAiModel(
                MODEL, new Address("Small", "openai", "small-2", "https://models.example/v1")))
        .then(new AiModelChanged(MODEL, "Small", "openai", "small-2", "https://models.example/v1"));
    assertThat(book.model(TENANT, MODEL).orElseThrow().keyFingerprint()).isEqualTo("f00d");
  }

  @Test
  void what_it_is_already_it_does_not_become_again() {
    given(REGISTERED).when(new ChangeAiModel(MODEL, SMALL)).thenNothing();
    given(REGISTERED).when(new ChangeAiModelKey(MODEL, "f00d")).thenNothing();
    given(REGISTERED).when(new ReinstateAiModel(MODEL)).thenNothing();
  }

  @Test
  void a_retired_model_only_comes_back() {
    var retired = new AiModelRetired(MODEL, "retired");
    given(REGISTERED).when(new RetireAiModel(MODEL)).then(retired);
    assertThat(book.model(TENANT, MODEL).orElseThrow().active()).isFalse();
    given(REGISTERED, retired)
        .when(new ChangeAiModelKey(MODEL, "beef"))
        .broken(RoutingRule.A_RETIRED_MODEL_TAKES_NO_COMMAND);
    given(REGISTERED, retired)
        .when(new ReinstateAiModel(MODEL))
        .then(new AiModelReinstated(MODEL, "active"));
  }

  @Test
  void another_tenant_has_no_such_model() {
    given(REGISTERED).whenAnotherTenantSends(new RetireAiModel(MODEL)).refused(404);
  }

  @Test
  void only_known_providers_are_spoken_to() {
    assertThatThrownBy(() -> new Address("Small", "telepathy", "x", null))
        .isInstanceOf(ProblemException.class);
  }
}
