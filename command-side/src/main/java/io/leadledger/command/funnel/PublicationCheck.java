package io.leadledger.command.funnel;

import static io.leadledger.command.funnel.FunnelBook.Link.PREREQUISITE;
import static io.leadledger.command.funnel.FunnelBook.Link.START;

import io.leadledger.command.funnel.FunnelBook.KnownFunnel;
import io.leadledger.command.funnel.FunnelBook.Link;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.values.Fields;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import io.leadledger.events.funnel.FunnelParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Holds a design against the other funnels of its tenant, and against what can be done here.
@Component
public class PublicationCheck {
  /// The setting of `start_funnel` that names the funnel.
  public static final String FUNNEL = "funnel";

  public static final String START_FUNNEL = "start_funnel";

  private final FunnelBook book;
  private final Map<String, TriggerAction> actions;

  PublicationCheck(FunnelBook book, List<TriggerAction> actions) {
    this.book = book;
    this.actions =
        actions.stream().collect(Collectors.toMap(TriggerAction::type, action -> action));
  }

  /// What is refused as soon as it is written: prerequisites that there are not, or that go in
  /// circles.
  void whenDrafted(UUID tenant, String key, FunnelDesign design) {
    requireAll(
        design.prerequisites(),
        other -> other.equals(key) || book.funnel(tenant, funnel(tenant, other)).isPresent(),
        FunnelRule.A_PREREQUISITE_IS_A_KNOWN_FUNNEL);
    requireNoCircle(
        tenant,
        key,
        PREREQUISITE,
        Set.copyOf(design.prerequisites()),
        FunnelRule.PREREQUISITES_DO_NOT_GO_IN_CIRCLES);
  }

  /// Besides, what is refused when it is to count; then it is linked with the others.
  void whenPublished(UUID tenant, String key, FunnelDesign design) {
    whenDrafted(tenant, key, design);
    requireAll(
        design.prerequisites(),
        other -> isOpen(tenant, other),
        FunnelRule.A_PREREQUISITE_IS_PUBLISHED);
    requireAll(
        design.triggers().stream().map(Trigger::action).distinct().toList(),
        actions::containsKey,
        FunnelRule.AN_ACTION_IS_THERE_TO_BE_TAKEN);
    checkSettings(tenant, design);
    Set<String> starts = starts(design);
    requireNoCircle(tenant, key, START, starts, FunnelRule.TRIGGERS_DO_NOT_GO_IN_CIRCLES);
    requireAll(
        List.copyOf(starts),
        other -> isOpen(tenant, other),
        FunnelRule.A_TRIGGER_STARTS_A_PUBLISHED_FUNNEL);
    book.link(tenant, key, PREREQUISITE, Set.copyOf(design.prerequisites()));
    book.link(tenant, key, START, starts);
  }

  private void checkSettings(UUID tenant, FunnelDesign design) {
    var fields = new Fields();
    for (int i = 0; i < design.triggers().size(); i++) {
      Trigger trigger = design.triggers().get(i);
      Objects.requireNonNull(actions.get(trigger.action()))
          .check(tenant, fields, "triggers[" + i + "].settings", trigger.settings());
    }
    fields.orRefuse();
  }

  private static Set<String> starts(FunnelDesign design) {
    return design.triggers().stream()
        .filter(trigger -> trigger.action().equals(START_FUNNEL))
        .map(trigger -> String.valueOf(trigger.settings().get(FUNNEL)))
        .collect(Collectors.toSet());
  }

  private void requireNoCircle(
      UUID tenant, String key, Link link, Set<String> to, FunnelRule rule) {
    Map<String, Set<String>> links = new HashMap<>(book.links(tenant, link));
    links.put(key, to);
    List<String> circle = Circles.from(key, links);
    if (!circle.isEmpty()) {
      throw new RuleBroken(rule, Map.of("circle", circle));
    }
  }

  private static void requireAll(List<String> names, Predicate<String> known, FunnelRule rule) {
    List<String> unknown = names.stream().filter(name -> !known.test(name)).toList();
    if (!unknown.isEmpty()) {
      throw new RuleBroken(rule, Map.of("unknown", unknown));
    }
  }

  private boolean isOpen(UUID tenant, String key) {
    return book.funnel(tenant, funnel(tenant, key)).map(KnownFunnel::open).orElse(false);
  }

  private static UUID funnel(UUID tenant, String key) {
    return FunnelParts.funnel(tenant, key);
  }
}
