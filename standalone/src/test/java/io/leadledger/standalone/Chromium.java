package io.leadledger.standalone;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A Chromium that is installed on this machine: the one that `LEADLEDGER_CHROMIUM` names, or one
/// on the path. None is downloaded; tests that need it are skipped where there is none.
final class Chromium implements ExecutionCondition {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /// Skips the tests of a class on machines without a Chromium.
  @ExtendWith(Chromium.class)
  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @interface Needed {}

  static Optional<Path> find() {
    Stream<Path> named = Stream.ofNullable(System.getenv("LEADLEDGER_CHROMIUM")).map(Path::of);
    Stream<Path> onThePath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(named, onThePath).filter(Files::isExecutable).findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
    return find()
        .map(browser -> ConditionEvaluationResult.enabled("There is " + browser))
        .orElseGet(
            () ->
                ConditionEvaluationResult.disabled(
                    "There is no Chromium on the path or in LEADLEDGER_CHROMIUM (Debian: apt install chromium)"));
  }
}
