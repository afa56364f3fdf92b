package io.leadledger.command.extraction;

/// An engine has given no answer that can be used. The message names neither what was said nor what
/// was found: it is logged and recorded.
public final class AnalysisFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AnalysisFailed(String why) {
    super(why);
  }
}
