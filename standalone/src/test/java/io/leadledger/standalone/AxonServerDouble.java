package io.leadledger.standalone;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc.CommandServiceImplBase;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.Heartbeat;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc.PlatformServiceImplBase;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc.EventStoreImplBase;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc.QueryServiceImplBase;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Speaks as much of Axon Server's protocol as the connector needs to keep one history in memory
/// and to carry commands to the processes that handle them. Axon Server itself is no library that a
/// build could fetch.
final class AxonServerDouble implements AutoCloseable {
  private final Server server;

  AxonServerDouble() {
    List<BindableService> services =
        List.of(new Platform(), new Commands(), new Queries(), new Events());
    var builder = NettyServerBuilder.forPort(0);
    services.forEach(builder::addService);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "localhost:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /// The half of a connection that listens, until it ends.
  private record Listener<T>(Consumer<T> said, Runnable ended) implements StreamObserver<T> {
    @Override
    public void onNext(T message) {
      said.accept(message);
    }

    @Override
    public void onError(Throwable broken) {
      ended.run();
    }

    @Override
    public void onCompleted() {
      ended.run();
    }
  }

  private static <T> void answer(StreamObserver<T> client, T message) {
    client.onNext(message);
    client.onCompleted();
  }

  private static InstructionAck ack(String instruction) {
    return InstructionAck.newBuilder().setInstructionId(instruction).setSuccess(true).build();
  }

  private final class Platform extends PlatformServiceImplBase {
    @Override
    public void getPlatformServer(ClientIdentification who, StreamObserver<PlatformInfo> client) {
      answer(
          client,
          PlatformInfo.newBuilder()
              .setSameConnection(true)
              .setPrimary(
                  NodeInfo.newBuilder().setHostName("localhost").setGrpcPort(server.getPort()))
              .build());
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(
        StreamObserver<PlatformOutboundInstruction> client) {
      return new Listener<>(
          said -> {
            var reply = PlatformOutboundInstruction.newBuilder();
            if (said.hasHeartbeat()) {
              client.onNext(reply.setHeartbeat(Heartbeat.getDefaultInstance()).build());
            } else if (!said.getInstructionId().isEmpty() && !said.hasAck()) {
              client.onNext(reply.setAck(ack(said.getInstructionId())).build());
            }
          },
          () -> {});
    }
  }

  private static final class Commands extends CommandServiceImplBase {
    private final List<Handler> handlers = new CopyOnWriteArrayList<>();
    private final Map<String, StreamObserver<CommandResponse>> waiting = new ConcurrentHashMap<>();

    private record Handler(StreamObserver<CommandProviderInbound> process, Set<String> commands) {
      void tell(CommandProviderInbound.Builder message) {
        synchronized (process) {
          process.onNext(message.build());
        }
      }
    }

    @Override
    public StreamObserver<CommandProviderOutbound> openStream(
        StreamObserver<CommandProviderInbound> process) {
      var handler = new Handler(process, ConcurrentHashMap.newKeySet());
      handlers.add(handler);
      return new Listener<>(said -> handle(handler, said), () -> handlers.remove(handler));
    }

    private void handle(Handler handler, CommandProviderOutbound said) {
      if (said.hasSubscribe()) {
        handler.commands().add(said.getSubscribe().getCommand());
      }
      if (said.hasCommandResponse()) {
        var client = waiting.remove(said.getCommandResponse().getRequestIdentifier());
        if (client != null) {
          answer(client, said.getCommandResponse());
        }
      }
      if (!said.getInstructionId().isEmpty() && !said.hasAck()) {
        handler.tell(CommandProviderInbound.newBuilder().setAck(ack(said.getInstructionId())));
      }
    }

    @Override
    public void dispatch(Command command, StreamObserver<CommandResponse> client) {
      handlers.stream()
          .filter(handler -> handler.commands().contains(command.getName()))
          .findFirst()
          .ifPresentOrElse(
              handler -> {
                waiting.put(command.getMessageIdentifier(), client);
                handler.tell(
                    CommandProviderInbound.newBuilder()
                        .setInstructionId(UUID.randomUUID().toString())
                        .setCommand(command));
              },
              () ->
                  answer(
                      client,
                      CommandResponse.newBuilder()
                          .setRequestIdentifier(command.getMessageIdentifier())
                          .setErrorCode("AXONIQ-4000")
                          .build()));
    }
  }

  private static final class Queries extends QueryServiceImplBase {
    @Override
    public StreamObserver<QueryProviderOutbound> openStream(
        StreamObserver<QueryProviderInbound> process) {
      return new Listener<>(
          said -> {
            if (!said.getInstructionId().isEmpty() && !said.hasAck()) {
              process.onNext(
                  QueryProviderInbound.newBuilder().setAck(ack(said.getInstructionId())).build());
            }
          },
          () -> {});
    }
  }

  private static final class Events extends EventStoreImplBase {
    private final List<Event> history = new ArrayList<>();
    private final Map<String, Long> next = new HashMap<>();
    private final Map<String, Event> snapshots = new HashMap<>();

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> client) {
      List<Event> transaction = new ArrayList<>();
      return new StreamObserver<>() {
        @Override
        public void onNext(Event event) {
          transaction.add(event);
        }

        @Override
        public void onError(Throwable rolledBack) {
          transaction.clear();
        }

        @Override
        public void onCompleted() {
          if (append(transaction)) {
            answer(client, Confirmation.newBuilder().setSuccess(true).build());
          } else {
            client.onError(invalidSequence());
          }
        }
      };
    }

    /// All of a transaction's events, or none if another writer was first.
    private synchronized boolean append(List<Event> transaction) {
      Map<String, Long> after = new HashMap<>(next);
      for (Event event : transaction) {
        long expected = after.getOrDefault(event.getAggregateIdentifier(), 0L);
        if (event.getAggregateSequenceNumber() != expected) {
          return false;
        }
        after.put(event.getAggregateIdentifier(), expected + 1);
      }
      next.putAll(after);
      history.addAll(transaction);
      notifyAll();
      return true;
    }

    private static StatusRuntimeException invalidSequence() {
      var trailers = new Metadata();
      trailers.put(
          Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER), "AXONIQ-2000");
      return Status.INTERNAL.asRuntimeException(trailers);
    }

    @Override
    public synchronized void appendSnapshot(Event snapshot, StreamObserver<Confirmation> client) {
      snapshots.put(
          snapshot.getAggregateIdentifier(), snapshot.toBuilder().setSnapshot(true).build());
      answer(client, Confirmation.newBuilder().setSuccess(true).build());
    }

    @Override
    public synchronized void listAggregateEvents(
        GetAggregateEventsRequest asked, StreamObserver<Event> client) {
      Event snapshot = asked.getAllowSnapshots() ? snapshots.get(asked.getAggregateId()) : null;
      long from = asked.getInitialSequence();
      if (snapshot != null) {
        client.onNext(snapshot);
        from = snapshot.getAggregateSequenceNumber() + 1;
      }
      for (Event event : history) {
        if (event.getAggregateIdentifier().equals(asked.getAggregateId())
            && event.getAggregateSequenceNumber() >= from) {
          client.onNext(event);
        }
      }
      client.onCompleted();
    }

    @Override
    public synchronized void listAggregateSnapshots(
        GetAggregateSnapshotsRequest asked, StreamObserver<Event> client) {
      Event snapshot = snapshots.get(asked.getAggregateId());
      if (snapshot != null) {
        client.onNext(snapshot);
      }
      client.onCompleted();
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> client) {
      var reader = new Reader(client);
      return new Listener<>(reader::asked, reader::end);
    }

    /// Sends events as long as it has been given permits for them.
    private final class Reader {
      private final StreamObserver<EventWithToken> client;
      private long permits;
      private int position = -1;
      private boolean ended;

      Reader(StreamObserver<EventWithToken> client) {
        this.client = client;
      }

      void asked(GetEventsRequest request) {
        synchronized (Events.this) {
          permits += request.getNumberOfPermits();
          if (position < 0) {
            position = (int) request.getTrackingToken();
            Thread.ofVirtual().start(this::send);
          }
          Events.this.notifyAll();
        }
      }

      void end() {
        synchronized (Events.this) {
          ended = true;
          Events.this.notifyAll();
        }
      }

      private void send() {
        synchronized (Events.this) {
          while (!ended) {
            if (permits > 0 && position < history.size()) {
              client.onNext(
                  EventWithToken.newBuilder()
                      .setToken(position)
                      .setEvent(history.get(position))
                      .build());
              permits--;
              position++;
            } else if (!isWoken()) {
              return;
            }
          }
        }
      }

      private boolean isWoken() {
        try {
          Events.this.wait();
          return true;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }

    @Override
    public synchronized void readHighestSequenceNr(
        ReadHighestSequenceNrRequest asked, StreamObserver<ReadHighestSequenceNrResponse> client) {
      answer(
          client,
          ReadHighestSequenceNrResponse.newBuilder()
              .setToSequenceNr(next.getOrDefault(asked.getAggregateId(), 0L) - 1)
              .build());
    }

    @Override
    public void getFirstToken(GetFirstTokenRequest asked, StreamObserver<TrackingToken> client) {
      answer(client, TrackingToken.newBuilder().setToken(0).build());
    }

    @Override
    public synchronized void getLastToken(
        GetLastTokenRequest asked, StreamObserver<TrackingToken> client) {
      answer(client, TrackingToken.newBuilder().setToken(history.size() - 1L).build());
    }
  }
}
