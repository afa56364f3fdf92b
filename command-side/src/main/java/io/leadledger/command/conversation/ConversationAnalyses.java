package io.leadledger.command.conversation;

import io.leadledger.command.conversation.ConversationCommand.PrepareAnalysis;
import io.leadledger.command.conversation.ConversationCommand.RecordAnalysis;
import io.leadledger.command.conversation.ConversationCommand.RecordAnalysisFailure;
import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.AnalysisFailed;
import io.leadledger.command.extraction.AnswerCheck;
import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.extraction.DataPointDefinitions;
import io.leadledger.command.extraction.ExtractedDataPoint;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.FoundDataPoint;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Has conversations understood: reads what was said, asks the engine, holds its answer against
/// what was asked for, and lets the conversation decide what of it holds. Nothing waits for the
/// engine with a transaction open.
@Component
class ConversationAnalyses {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationAnalyses.class);

  private static final String FAILED = "analysis-failed";

  private final Transcripts transcripts;
  private final DataPointDefinitions definitions;
  private final ConversationAnalyser analyser;
  private final CommandDispatcher commands;

  ConversationAnalyses(
      Transcripts transcripts,
      DataPointDefinitions definitions,
      ConversationAnalyser analyser,
      CommandDispatcher commands) {
    this.transcripts = transcripts;
    this.definitions = definitions;
    this.analyser = analyser;
    this.commands = commands;
  }

  /// An analysis that is there now, and the conversation's state.
  record Analysed(UUID id, CommandResult conversation) {}

  /// When something was last said, unless all of it is understood.
  Optional<Instant> lastSaid(UUID tenant, UUID conversation) {
    Transcript transcript = transcripts.read(tenant, conversation);
    return transcript.isUnderstood()
        ? Optional.empty()
        : Optional.ofNullable(transcript.lastSaid());
  }

  /// As [#analyse], for a conversation that may be gone or put away by now, which is no matter
  /// then.
  void analyseIfPossible(UUID conversation, String occasion, CommandContext by) {
    try {
      analyse(conversation, occasion, by);
    } catch (ProblemException refused) {
      boolean forGood =
          refused.status() == HttpStatus.NOT_FOUND
              || refused.status() == HttpStatus.CONFLICT
              || refused.code().equals(FAILED);
      if (!forGood) {
        throw refused;
      }
      LOG.info("Conversation {} was not analysed: {}", conversation, refused.code());
    }
  }

  /// What is understood already is not asked for again.
  ///
  /// @throws ProblemException 502 `analysis-failed` once it is recorded that there was no answer,
  ///     or one that was not what had been asked for
  Analysed analyse(UUID conversation, String occasion, CommandContext by) {
    CommandResult prepared =
        commands.send(
            new PrepareAnalysis(conversation),
            CommandContext.of(by.tenant(), by.actor(), by.origin()));
    Transcript transcript = transcripts.read(by.tenant(), conversation);
    if (transcript.isUnderstood()) {
      return new Analysed(Objects.requireNonNull(transcript.analysis()), prepared);
    }
    UUID analysis = Ids.next();
    try {
      Analysis answer = ask(conversation, transcript, by);
      CommandResult result =
          commands.send(command(conversation, analysis, occasion, transcript, answer), by);
      // Somebody else may have been faster.
      UUID known = transcripts.read(by.tenant(), conversation).analysis();
      return new Analysed(Objects.requireNonNullElse(known, analysis), result);
    } catch (AnalysisFailed failed) {
      String reason = String.valueOf(failed.getMessage());
      commands.send(
          new RecordAnalysisFailure(
              conversation, analysis, transcript.messages(), occasion, reason),
          by);
      throw new ProblemException(HttpStatus.BAD_GATEWAY, FAILED, reason).with("analysis", analysis);
    }
  }

  private Analysis ask(UUID conversation, Transcript transcript, CommandContext by) {
    if (transcript.turns().isEmpty()) {
      throw new AnalysisFailed("Nothing of what was said can be read any more.");
    }
    var request =
        new ConversationAnalyser.Request(
            by.tenant(),
            conversation,
            transcript.lead() == null
                ? null
                : new ConversationAnalyser.Asker(transcript.lead(), by.actor()),
            transcript.turns(),
            definitions.of(by.tenant()),
            ZoneOffset.UTC);
    try {
      return AnswerCheck.check(analyser.analyse(request), request);
    } catch (AnalysisFailed failed) {
      throw failed;
    } catch (RuntimeException broken) {
      // Its message may quote what was said.
      LOG.warn(
          "The analysis of conversation {} ended with {}",
          conversation,
          broken.getClass().getName());
      throw new AnalysisFailed(
          "The engine gave no answer: " + broken.getClass().getSimpleName() + ".");
    }
  }

  private static RecordAnalysis command(
      UUID conversation, UUID analysis, String occasion, Transcript transcript, Analysis answer) {
    return new RecordAnalysis(
        conversation,
        analysis,
        transcript.messages(),
        occasion,
        answer.engine(),
        answer.cost(),
        answer.intent(),
        answer.sentiment().value(),
        answer.summary(),
        answer.findings(),
        answer.dataPoints().stream().map(point -> found(point, transcript)).toList());
  }

  private static FoundDataPoint found(ExtractedDataPoint point, Transcript transcript) {
    return new FoundDataPoint(
        point.name(),
        point.value(),
        point.normalised(),
        point.confidence(),
        point.message(),
        Objects.requireNonNull(transcript.numbers().get(point.message())),
        point.start(),
        point.end());
  }
}
