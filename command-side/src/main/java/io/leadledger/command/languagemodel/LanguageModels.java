package io.leadledger.command.languagemodel;

/// The port to those who offer language models. A question is sent once: who asks decides whether
/// to ask again.
public interface LanguageModels {

  /// Asks, and waits for the answer for as long as the question allows.
  Reply ask(Endpoint endpoint, Question question);
}
