package io.leadledger.command.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.funnel.FunnelBook.KnownFunnel;
import io.leadledger.command.funnel.FunnelBook.Link;
import io.leadledger.command.funnel.FunnelCommand.*;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.values.Fields;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.DroppedParts;
import io.leadledger.events.funnel.FunnelDefinitionEvent.*;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import io.leadledger.events.funnel.FunnelParts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FunnelDefinitionTest extends AggregateTest<FunnelDefinition> {
  private static final UUID FUNNEL = FunnelParts.funnel(TENANT, "leasing");
  private static final UUID FIRST = Ids.next();
  private static final UUID SECOND = Ids.next();
  private static final FunnelDrafted DRAFTED = drafted(FIRST, 1, Designs.LEASING);
  private static final FunnelPublished PUBLISHED =
      new FunnelPublished(FUNNEL, FIRST, 1, "published", null, null, NOW);

  private final InMemoryFunnels book = new InMemoryFunnels();

  FunnelDefinitionTest() {
    super(FunnelDefinition.class);
    injected((FunnelBook) book);
    injected(new PublicationCheck(book, List.of(new Starting())));
  }

  /// The only action that there is here.
  private static final class Starting implements TriggerAction {
    @Override
    public String type() {
      return "start_funnel";
    }

    @Override
    public void check(UUID tenant, Fields fields, String field, Map<String, Object> settings) {}

    @Override
    public Done act(Firing firing) {
      return Done.DONE;
    }
  }

  private static FunnelDrafted drafted(UUID version, int number, FunnelDesign design) {
    return new FunnelDrafted(
        FUNNEL, version, number, "leasing", design, DroppedParts.NONE, "draft");
  }

  private void known(String key, boolean open) {
    UUID funnel = FunnelParts.funnel(TENANT, key);
    book.keepFunnel(TENANT, new KnownFunnel(funnel, key, null, open));
  }

  @Test
  void a_funnel_begins_as_a_draft() {
    given().when(new DraftFunnel(FUNNEL, "leasing", FIRST, Designs.LEASING)).then(DRAFTED);
    assertThat(book.version(TENANT, FIRST).orElseThrow().design()).isEqualTo(Designs.LEASING);
    assertThat(book.funnel(TENANT, FUNNEL).orElseThrow().open()).isFalse();
  }

  @Test
  void a_draft_that_changes_names_what_it_says_no_longer() {
    FunnelDesign before = Designs.requiring("onboarding");
    known("onboarding", true);
    given(drafted(FIRST, 1, before))
        .when(new RedraftFunnel(FUNNEL, SECOND, Designs.LEASING))
        .then(
            new FunnelDrafted(
                FUNNEL,
                FIRST,
                1,
                "leasing",
                Designs.LEASING,
                new DroppedParts(List.of(), List.of("onboarding"), List.of(), List.of()),
                "draft"));
  }

  @Test
  void the_same_draft_again_is_nothing_new() {
    given(DRAFTED).when(new RedraftFunnel(FUNNEL, SECOND, Designs.LEASING)).thenNothing();
  }

  @Test
  void a_published_version_stays_and_its_change_is_the_next_draft() {
    known("onboarding", true);
    FunnelDesign next = Designs.requiring("onboarding");
    given(DRAFTED, PUBLISHED)
        .when(new RedraftFunnel(FUNNEL, SECOND, next))
        .then(drafted(SECOND, 2, next));
  }

  @Test
  void a_draft_is_published_and_takes_the_place_of_the_version_before() {
    known("onboarding", true);
    FunnelDesign next = Designs.requiring("onboarding");
    given(DRAFTED, PUBLISHED, drafted(SECOND, 2, next))
        .when(new PublishFunnel(FUNNEL))
        .then(new FunnelPublished(FUNNEL, SECOND, 2, "published", FIRST, "superseded", NOW));
    assertThat(book.funnel(TENANT, FUNNEL).orElseThrow())
        .isEqualTo(new KnownFunnel(FUNNEL, "leasing", SECOND, true));
    assertThat(book.links(TENANT, Link.PREREQUISITE))
        .containsEntry("leasing", Set.of("onboarding"));
  }

  @Test
  void only_a_draft_is_published() {
    given(DRAFTED, PUBLISHED)
        .when(new PublishFunnel(FUNNEL))
        .broken(FunnelRule.ONLY_A_DRAFT_IS_PUBLISHED);
  }

  @Test
  void a_prerequisite_is_a_known_funnel() {
    given()
        .when(new DraftFunnel(FUNNEL, "leasing", FIRST, Designs.requiring("onboarding")))
        .broken(FunnelRule.A_PREREQUISITE_IS_A_KNOWN_FUNNEL);
  }

  @Test
  void a_prerequisite_is_published_before() {
    known("onboarding", false);
    given(drafted(FIRST, 1, Designs.requiring("onboarding")))
        .when(new PublishFunnel(FUNNEL))
        .broken(FunnelRule.A_PREREQUISITE_IS_PUBLISHED);
  }

  @Test
  void prerequisites_do_not_go_in_circles() {
    known("b", true);
    known("c", true);
    book.link(TENANT, "b", Link.PREREQUISITE, Set.of("c"));
    book.link(TENANT, "c", Link.PREREQUISITE, Set.of("leasing"));
    given()
        .when(new DraftFunnel(FUNNEL, "leasing", FIRST, Designs.requiring("b")))
        .broken(FunnelRule.PREREQUISITES_DO_NOT_GO_IN_CIRCLES);
    given()
        .when(new DraftFunnel(FUNNEL, "leasing", FIRST, Designs.requiring("leasing")))
        .broken(FunnelRule.PREREQUISITES_DO_NOT_GO_IN_CIRCLES);
  }

  @Test
  void a_circle_that_was_closed_meanwhile_is_found_when_publishing() {
    known("b", true);
    book.link(TENANT, "b", Link.PREREQUISITE, Set.of("leasing"));
    given(drafted(FIRST, 1, Designs.requiring("b")))
        .when(new PublishFunnel(FUNNEL))
        .broken(FunnelRule.PREREQUISITES_DO_NOT_GO_IN_CIRCLES);
  }

  @Test
  void a_trigger_asks_for_an_action_that_there_is() {
    Trigger scrape = new Trigger("s", "completed", null, "start_scrape", Map.of());
    given(drafted(FIRST, 1, Designs.triggering(scrape)))
        .when(new PublishFunnel(FUNNEL))
        .broken(FunnelRule.AN_ACTION_IS_THERE_TO_BE_TAKEN);
  }

  @Test
  void funnels_do_not_start_each_other_in_circles() {
    known("b", true);
    book.link(TENANT, "b", Link.START, Set.of("leasing"));
    given(drafted(FIRST, 1, Designs.triggering(Designs.starting("b"))))
        .when(new PublishFunnel(FUNNEL))
        .broken(FunnelRule.TRIGGERS_DO_NOT_GO_IN_CIRCLES);
  }

  @Test
  void a_trigger_starts_a_published_funnel() {
    given(drafted(FIRST, 1, Designs.triggering(Designs.starting("b"))))
        .when(new PublishFunnel(FUNNEL))
        .broken(FunnelRule.A_TRIGGER_STARTS_A_PUBLISHED_FUNNEL);
  }

  @Test
  void a_retired_funnel_is_closed_until_it_is_reinstated() {
    FunnelRetired retired = new FunnelRetired(FUNNEL, FIRST, "Season is over", "retired");
    given(DRAFTED, PUBLISHED).when(new RetireFunnel(FUNNEL, "Season is over")).then(retired);
    assertThat(book.funnel(TENANT, FUNNEL).orElseThrow().open()).isFalse();
    given(DRAFTED, PUBLISHED, retired)
        .when(new ReinstateFunnel(FUNNEL))
        .then(new FunnelReinstated(FUNNEL, FIRST, "published"));
    assertThat(book.funnel(TENANT, FUNNEL).orElseThrow().open()).isTrue();
  }

  @Test
  void a_draft_is_not_retired() {
    given(DRAFTED)
        .when(new RetireFunnel(FUNNEL, null))
        .broken(FunnelRule.ONLY_A_PUBLISHED_FUNNEL_IS_RETIRED);
  }

  @Test
  void another_tenant_has_no_such_funnel() {
    given(DRAFTED).whenAnotherTenantSends(new PublishFunnel(FUNNEL)).refused(404);
  }
}
