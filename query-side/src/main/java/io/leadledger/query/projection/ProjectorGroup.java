package io.leadledger.query.projection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.writer.EventRows;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// The projectors of one processing group, as a function from an event to row changes.
final class ProjectorGroup {
  private static final ScopedValue<EventRows> PROJECTED = ScopedValue.newInstance();

  private final String name;
  private final List<EventMessageHandler> projectors;
  private final Set<Table<?>> fills;
  private final Set<Class<?>> filledTypes;

  /// By the payload's type, for Axon searches all handlers for each event anew. What a projector
  /// cares for is nothing but a type.
  private final Map<Class<?>, List<EventMessageHandler>> caring = new ConcurrentHashMap<>();

  /// @param fills the tables that it alone fills
  private ProjectorGroup(String name, List<EventMessageHandler> projectors, Set<Table<?>> fills) {
    this.name = name;
    this.projectors = projectors;
    this.fills = fills;
    this.filledTypes = fills.stream().map(Object::getClass).collect(toUnmodifiableSet());
  }

  static ProjectorGroup of(String name, List<EventMessageHandler> projectors) {
    Set<Table<?>> fills = new LinkedHashSet<>();
    for (EventMessageHandler projector : projectors) {
      Fills said = projector.getTargetType().getAnnotation(Fills.class);
      if (said == null) {
        throw new IllegalStateException(
            projector.getTargetType() + " does not say which tables it @Fills");
      }
      for (Class<? extends Table<?>> table : said.value()) {
        fills.add(tableOf(table));
      }
    }
    return new ProjectorGroup(name, projectors, fills);
  }

  private static Table<?> tableOf(Class<? extends Table<?>> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no generated table", e);
    }
  }

  String name() {
    return name;
  }

  /// The names of the tables, within their schema.
  List<String> tables() {
    return fills.stream().map(Table::getName).sorted().toList();
  }

  /// What the group's tables owe to this event. Nothing is read or written.
  ///
  /// @throws Exception whatever a projector throws: the event's fault, or the projector's
  EventRows project(EventMessage<?> event, Recorded recorded) throws Exception {
    EventRows rows = new EventRows(recorded, table -> filledTypes.contains(table.getClass()));
    for (EventMessageHandler projector : caringFor(event)) {
      ScopedValue.where(PROJECTED, rows).call(() -> projector.handle(event));
    }
    return rows;
  }

  /// Whether any of its projectors has something to do with events of this kind.
  boolean caresFor(EventMessage<?> event) {
    return !caringFor(event).isEmpty();
  }

  private List<EventMessageHandler> caringFor(EventMessage<?> event) {
    return caring.computeIfAbsent(
        event.getPayloadType(),
        _ -> projectors.stream().filter(projector -> projector.canHandle(event)).toList());
  }

  /// Hands projectors the two things that they take besides the event: how it is
  /// [recorded][Recorded], and the [rows][io.leadledger.query.platform.Rows] to change.
  static final class Parameters implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<?> createInstance(
        Executable handler, Parameter[] parameters, int index) {
      Class<?> type = parameters[index].getType();
      if (type == Recorded.class) {
        return new Projected() {
          @Override
          public Object resolveParameterValue(Message<?> message) {
            return PROJECTED.get().recorded();
          }
        };
      }
      if (type == io.leadledger.query.platform.Rows.class) {
        return new Projected() {
          @Override
          public Object resolveParameterValue(Message<?> message) {
            return PROJECTED.get();
          }
        };
      }
      return null;
    }
  }

  private interface Projected extends ParameterResolver<Object> {
    @Override
    default boolean matches(Message<?> message) {
      return true;
    }
  }
}
