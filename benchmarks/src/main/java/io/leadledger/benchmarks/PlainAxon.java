package io.leadledger.benchmarks;

import io.leadledger.events.EventName;
import io.leadledger.events.Provenance;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// The other reference of a replay: the same projectors in Axon's own processors as they are when
/// nothing is set (batches of one, sixteen segments, four workers, sequential per aggregate), each
/// row change a statement of its own.
final class PlainAxon {
  private static final int WORKERS = 4;

  private final ApplicationContext context;
  private final DataSource database;

  PlainAxon(ApplicationContext context) {
    this.context = context;
    this.database = context.getBean(DataSource.class);
  }

  /// One handler method of a projector.
  private record Projector(Object bean, Method on) {}

  /// Events per second that were projected into all schemas, after some seconds of warm-up.
  double rate(int seconds) throws InterruptedException {
    List<PooledStreamingEventProcessor> processors = new ArrayList<>();
    List<ScheduledExecutorService> executors = new ArrayList<>();
    Map<String, AtomicLong> projected = new LinkedHashMap<>();
    for (String schema : RawRows.SCHEMAS) {
      AtomicLong count = new AtomicLong();
      projected.put(schema, count);
      ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);
      ScheduledExecutorService workers = Executors.newScheduledThreadPool(WORKERS);
      executors.addAll(List.of(coordinator, workers));
      processors.add(processor(schema, count, coordinator, workers));
    }
    processors.forEach(PooledStreamingEventProcessor::start);
    try {
      Thread.sleep(5_000);
      long before = slowest(projected);
      long begin = System.nanoTime();
      Thread.sleep(seconds * 1_000L);
      return (slowest(projected) - before) * 1e9 / (System.nanoTime() - begin);
    } finally {
      processors.forEach(PooledStreamingEventProcessor::shutDown);
      executors.forEach(ScheduledExecutorService::shutdownNow);
    }
  }

  private static long slowest(Map<String, AtomicLong> projected) {
    return projected.values().stream().mapToLong(AtomicLong::get).min().orElse(0);
  }

  private PooledStreamingEventProcessor processor(
      String schema,
      AtomicLong count,
      ScheduledExecutorService coordinator,
      ScheduledExecutorService workers) {
    List<Projector> projectors = projectors(schema);
    EventMessageHandler handler =
        event -> {
          project(projectors, (DomainEventMessage<?>) event);
          count.incrementAndGet();
          return null;
        };
    return PooledStreamingEventProcessor.builder()
        .name("plain-" + schema)
        .eventHandlerInvoker(SimpleEventHandlerInvoker.builder().eventHandlers(handler).build())
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(context.getBean(EventStore.class))
        .tokenStore(context.getBean(TokenStore.class))
        .transactionManager(context.getBean(TransactionManager.class))
        .coordinatorExecutor(coordinator)
        .workerExecutor(workers)
        .initialToken(source -> source.createTailToken())
        .build();
  }

  private List<Projector> projectors(String schema) {
    List<Projector> projectors = new ArrayList<>();
    for (Object bean : context.getBeansWithAnnotation(ProcessingGroup.class).values()) {
      Class<?> type = AopUtils.getTargetClass(bean);
      if (type.getAnnotation(ProcessingGroup.class).value().startsWith(schema + ".")) {
        for (Method method : type.getDeclaredMethods()) {
          if (method.isAnnotationPresent(EventHandler.class)) {
            method.setAccessible(true);
            projectors.add(new Projector(bean, method));
          }
        }
      }
    }
    return projectors;
  }

  private void project(List<Projector> projectors, DomainEventMessage<?> event) throws Exception {
    Connection connection = DataSourceUtils.getConnection(database);
    try {
      var recorded = recorded(event);
      DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
      for (Projector projector : projectors) {
        if (projector.on.getParameterTypes()[0].isInstance(event.getPayload())) {
          var rows = new Statements(sql, recorded);
          projector.on.invoke(projector.bean, arguments(projector.on, event, recorded, rows));
          rows.execute();
        }
      }
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  private static Object[] arguments(
      Method on, EventMessage<?> event, Recorded recorded, Rows rows) {
    Object[] arguments = new Object[on.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = on.getParameterTypes()[i];
      arguments[i] =
          type == Recorded.class ? recorded : type == Rows.class ? rows : event.getPayload();
    }
    return arguments;
  }

  private static Recorded recorded(DomainEventMessage<?> event) {
    return new Recorded(
        UUID.fromString(said(event, Provenance.TENANT)),
        UUID.fromString(said(event, Provenance.ACTOR)),
        event.getTimestamp(),
        ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow(),
        UUID.fromString(event.getIdentifier()),
        event.getPayloadType().getAnnotation(EventName.class).value(),
        null,
        null,
        null);
  }

  private static String said(DomainEventMessage<?> event, String key) {
    return String.valueOf(event.getMetaData().get(key));
  }

  /// Row changes as statements, each sent as soon as the projector has stated all.
  private static final class Statements implements Rows {
    private final DSLContext sql;
    private final Recorded recorded;
    private final List<Runnable> statements = new ArrayList<>();

    Statements(DSLContext sql, Recorded recorded) {
      this.sql = sql;
      this.recorded = recorded;
    }

    /// Column values as they are set.
    private record Cells(Map<Field<?>, @Nullable Object> cells) implements Values {
      @Override
      public <T> Values set(Field<T> field, @Nullable T value) {
        cells.put(field, value);
        return this;
      }
    }

    @Override
    public Values insert(Table<?> table) {
      Map<Field<?>, @Nullable Object> cells = provenance(table);
      cells.put(table.field("_tenant_id"), recorded.tenant());
      statements.add(
          () ->
              sql.insertInto(table)
                  .set(cells)
                  .onConflict(keyOf(table))
                  .doUpdate()
                  .set(cells)
                  .execute());
      return new Cells(cells);
    }

    @Override
    public Values update(Table<?> table, Object... key) {
      Map<Field<?>, @Nullable Object> cells = provenance(table);
      statements.add(() -> sql.update(table).set(cells).where(is(table, key)).execute());
      return new Cells(cells);
    }

    @Override
    public void delete(Table<?> table, Object... key) {
      statements.add(() -> sql.deleteFrom(table).where(is(table, key)).execute());
    }

    void execute() {
      statements.forEach(Runnable::run);
    }

    private Map<Field<?>, @Nullable Object> provenance(Table<?> table) {
      Map<Field<?>, @Nullable Object> cells = new LinkedHashMap<>();
      cells.put(table.field("_position"), recorded.position());
      cells.put(table.field("_event_id"), recorded.eventId());
      return cells;
    }

    private static List<? extends TableField<?, ?>> keyOf(Table<?> table) {
      return Objects.requireNonNull(table.getPrimaryKey()).getFields();
    }

    @SuppressWarnings("unchecked")
    private static Condition is(Table<?> table, Object... key) {
      Condition is = DSL.noCondition();
      var fields = keyOf(table);
      for (int i = 0; i < key.length; i++) {
        is = is.and(((Field<Object>) fields.get(i)).eq(key[i]));
      }
      return is;
    }
  }
}
