package io.leadledger.command.funnel;

import io.leadledger.command.funnel.design.FunnelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The funnels that everybody may begin with: files of `/funnel-templates`.
final class FunnelTemplates {
  private static final List<String> KEYS =
      List.of("leasing", "b2b_sales", "onboarding", "trade_business");

  private FunnelTemplates() {}

  static List<FunnelFile> all() {
    return KEYS.stream().map(FunnelTemplates::read).map(FunnelFile::read).toList();
  }

  /// The file as it is, with its comments.
  static Optional<String> find(String key) {
    return KEYS.stream().filter(key::equals).findFirst().map(FunnelTemplates::read);
  }

  private static String read(String key) {
    try (InputStream file =
        FunnelTemplates.class.getResourceAsStream("/funnel-templates/" + key + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("There is no template " + key);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
