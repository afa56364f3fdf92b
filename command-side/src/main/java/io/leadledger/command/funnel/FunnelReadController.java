package io.leadledger.command.funnel;

import io.leadledger.command.funnel.FunnelBook.KnownFunnel;
import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.design.FunnelFile;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Definitions of funnels as they were written, and templates to begin with.
@RestController
@RequestMapping("/api/v1")
@AtLeast(Role.ANALYST)
@Tag(name = "Funnels", description = "Which way somebody goes, and how far they have come")
class FunnelReadController {
  private final FunnelBook book;

  FunnelReadController(FunnelBook book) {
    this.book = book;
  }

  /// @param published the version by which one enters; null for none
  /// @param open whether one may
  record FunnelView(
      UUID id, String key, @Nullable UUID published, boolean open, List<VersionView> versions) {}

  /// @param id as in `funnel.funnel_definition`
  record VersionView(UUID id, int version, FunnelFile content) {
    static VersionView of(KnownVersion it) {
      return new VersionView(it.version(), it.number(), FunnelFile.of(it.key(), it.design()));
    }
  }

  @GetMapping("/funnels/{funnel}")
  @Operation(summary = "A funnel with all its versions; a draft is the last")
  FunnelView funnel(@PathVariable UUID funnel, Caller caller) {
    KnownFunnel found = book.funnel(caller.tenant(), funnel).orElseThrow(() -> unknown("funnel"));
    return new FunnelView(
        found.funnel(),
        found.key(),
        found.published(),
        found.open(),
        book.versions(caller.tenant(), funnel).stream().map(VersionView::of).toList());
  }

  @GetMapping(path = "/funnels/{funnel}/file", produces = FunnelController.YAML)
  @Operation(
      summary = "A version of a funnel as a file of YAML",
      description = "The newest, be it a draft, unless `version` names another.")
  String file(
      @PathVariable UUID funnel,
      @RequestParam(required = false) @Nullable Integer version,
      Caller caller) {
    return book.versions(caller.tenant(), funnel).stream()
        .filter(each -> version == null || each.number() == version)
        .reduce((_, last) -> last)
        .map(found -> FunnelFile.of(found.key(), found.design()).write())
        .orElseThrow(() -> unknown("version of a funnel"));
  }

  @GetMapping("/funnel-templates")
  @Operation(summary = "Funnels to begin with")
  List<FunnelFile> templates() {
    return FunnelTemplates.all();
  }

  @GetMapping(path = "/funnel-templates/{key}", produces = FunnelController.YAML)
  @Operation(summary = "One of them, as a file to be changed and imported")
  String template(@PathVariable String key) {
    return FunnelTemplates.find(key).orElseThrow(() -> unknown("template"));
  }

  private static ProblemException unknown(String what) {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ".");
  }
}
