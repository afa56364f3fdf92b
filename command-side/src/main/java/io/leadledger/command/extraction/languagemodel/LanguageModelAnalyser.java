package io.leadledger.command.extraction.languagemodel;

import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.routing.AiAnswer;
import io.leadledger.command.routing.AiTask;
import io.leadledger.command.routing.LanguageModelRouter;

/// Asks language models where the tenant has a router for such tasks, and another engine where it
/// has none, where none answers, and where nobody outside may be told. Takes as long as models
/// take, and so is for no transaction.
public final class LanguageModelAnalyser implements ConversationAnalyser {
  /// The type of its tasks.
  public static final String TASK = "analysis";

  private final LanguageModelRouter router;
  private final ConversationAnalyser otherwise;

  public LanguageModelAnalyser(LanguageModelRouter router, ConversationAnalyser otherwise) {
    this.router = router;
    this.otherwise = otherwise;
  }

  @Override
  public Analysis analyse(Request request) {
    Asker asker = request.asker();
    if (asker == null || !router.routes(request.tenant(), TASK)) {
      return otherwise.analyse(request);
    }
    var reading = new AnalysisReading(request);
    AiTask task =
        new AiTask(
            TASK,
            asker.lead(),
            request.conversation(),
            null,
            AnalysisQuestion.INSTRUCTIONS,
            AnalysisQuestion.text(request),
            AnalysisQuestion.schema(request),
            reading::wrongWith);
    CommandContext by =
        CommandContext.of(request.tenant(), asker.actor(), CommandContext.AUTOMATION);
    return switch (router.ask(by, task)) {
      case AiAnswer.Answered answered ->
          reading.read(answered.text(), answered.modelName(), answered.totalCost());
      case AiAnswer.Unanswered _, AiAnswer.NotRouted _ -> otherwise.analyse(request);
    };
  }
}
