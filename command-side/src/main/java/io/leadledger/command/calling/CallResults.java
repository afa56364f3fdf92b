package io.leadledger.command.calling;

import io.leadledger.command.calling.AiCallCommand.CompleteAiCall;
import io.leadledger.command.calling.AiCallCommand.MissAiCall;
import io.leadledger.command.calling.CallBook.KnownCall;
import io.leadledger.command.calling.CallResultBody.Data;
import io.leadledger.command.calling.CallResultBody.Utterance;
import io.leadledger.command.conversation.ConversationCommand.CloseConversation;
import io.leadledger.command.conversation.ConversationCommand.RecordMessage;
import io.leadledger.command.conversation.ConversationCommand.StartConversation;
import io.leadledger.command.conversation.InboundNews;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.values.Fields;
import io.leadledger.events.Ids;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Takes what a telephony provider tells of calls: `call.completed` and `call.missed`. A call that
/// somebody answered is a conversation on the channel `ai_call`, in which what was said is
/// recorded. Each step may be taken twice, so that what was interrupted goes on when it is told
/// again.
@Component
class CallResults implements InboundNews {
  private static final String CHANNEL = "ai_call";
  private static final String COMPLETED = "call.completed";
  private static final String MISSED = "call.missed";
  private static final int MOST_UTTERANCES = 2_000;

  private final CallBook book;
  private final CommandDispatcher commands;
  private final JsonMapper json;

  CallResults(CallBook book, CommandDispatcher commands, JsonMapper json) {
    this.book = book;
    this.commands = commands;
    this.json = json;
  }

  @Override
  public boolean isFor(String channel, String type) {
    return channel.equals(CHANNEL) && (type.equals(COMPLETED) || type.equals(MISSED));
  }

  @Override
  public CommandResult take(CommandContext by, String body) {
    CallResultBody told = parsed(body);
    Data data = told.data();
    var fields = new Fields();
    fields.required("data.callId", data == null ? null : data.callId());
    fields.required("data.attempt", data == null ? null : data.attempt());
    fields.orRefuse();
    return take(by, told.type(), Objects.requireNonNull(data));
  }

  private CommandResult take(CommandContext by, String type, Data data) {
    KnownCall call =
        Optional.ofNullable(data.callId())
            .flatMap(book::call)
            .filter(known -> known.tenant().equals(by.tenant()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND, "not-found", "There is no such call."));
    int attempt = Objects.requireNonNull(data.attempt());
    return type.equals(MISSED)
        ? commands.send(new MissAiCall(call.call(), attempt, missed(data.outcome())), by)
        : completed(call, attempt, data, by);
  }

  private static String missed(@Nullable String outcome) {
    var fields = new Fields();
    fields.required("data.outcome", outcome);
    String known = fields.oneOf("data.outcome", outcome, AiCallCommand.MISSED);
    fields.orRefuse();
    return Objects.requireNonNull(known);
  }

  private CommandResult completed(KnownCall call, int attempt, Data data, CommandContext by) {
    List<Utterance> said = said(data);
    var completion =
        new CompleteAiCall(
            call.call(),
            attempt,
            Objects.requireNonNullElse(data.durationSeconds(), 0),
            data.recordingUrl(),
            transcript(said),
            data.sentiment(),
            data.startedAt());
    if (!call.status().equals("dialled") || call.attempt() != attempt) {
      return commands.send(completion, by); // told twice, or refused before anything is recorded
    }
    begin(call, data.startedAt(), by);
    for (int i = 0; i < said.size(); i++) {
      commands.send(message(call.conversation(), call.call() + "/" + i, said.get(i)), by);
    }
    commands.send(new CloseConversation(call.conversation(), "The call is over."), by);
    return commands.send(completion, by);
  }

  private void begin(KnownCall call, @Nullable Instant startedAt, CommandContext by) {
    String campaign = book.campaign(call.campaign()).orElseThrow().name();
    try {
      commands.send(
          new StartConversation(
              call.conversation(),
              call.lead(),
              null,
              CHANNEL,
              "outbound",
              campaign,
              "call_campaign",
              "call/" + call.call(),
              null,
              startedAt),
          by);
    } catch (ProblemException refused) {
      if (!refused.code().equals(CommandDispatcher.ALREADY_EXISTS)) {
        throw refused;
      }
    }
  }

  private static RecordMessage message(UUID conversation, String externalId, Utterance said) {
    return new RecordMessage(
        conversation,
        Ids.next(),
        said.byLead() ? "contact" : "agent",
        null,
        null,
        said.text(),
        null,
        externalId,
        null,
        said.at());
  }

  private static List<Utterance> said(Data data) {
    List<Utterance> said = data.transcript() == null ? List.of() : data.transcript();
    var fields = new Fields();
    fields.check(
        said.size() <= MOST_UTTERANCES,
        "data.transcript",
        "too-many",
        "This is too long.",
        "at most " + MOST_UTTERANCES + " utterances");
    for (int i = 0; i < said.size() && i < MOST_UTTERANCES; i++) {
      fields.oneOf(
          "data.transcript[" + i + "].speaker", said.get(i).speaker(), List.of("lead", "agent"));
      fields.requiredText("data.transcript[" + i + "].text", said.get(i).text(), 20_000);
    }
    fields.orRefuse();
    return said;
  }

  private static @Nullable String transcript(List<Utterance> said) {
    return said.isEmpty()
        ? null
        : said.stream()
            .map(one -> one.speaker() + ": " + one.text())
            .collect(Collectors.joining("\n"));
  }

  private CallResultBody parsed(String body) {
    try {
      return json.readValue(body, CallResultBody.class);
    } catch (JacksonException _) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "malformed-json", "The body is not the JSON that is expected.");
    }
  }
}
