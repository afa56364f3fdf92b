package io.leadledger.command.chat;

import io.leadledger.command.values.Fields;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The websites on which visitors may chat.
@RestController
@RequestMapping("/api/v1/chat-sites")
@AtLeast(Role.ADMIN)
@Tag(name = "Chat sites", description = "The websites that the chat is embedded into")
class ChatSiteController {
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]{1,253}(:\\d{1,5})?");
  private static final int MOST_ORIGINS = 20;

  private final ChatSites sites;

  ChatSiteController(ChatSites sites) {
    this.sites = sites;
  }

  record Body(
      String name,
      @Schema(
              description = "Of the pages that may use it",
              example = "[\"https://www.example.com\"]")
          @Nullable List<String> origins,
      @Schema(defaultValue = "Chat with us") @Nullable String title,
      @Schema(description = "Shown before anything is said") @Nullable String greeting,
      @Schema(description = "Whether the bot answers", defaultValue = "true")
          @Nullable Boolean bot) {}

  record View(
      @Schema(description = "What pages name as data-site-key") UUID id,
      String name,
      List<String> origins,
      String title,
      @Nullable String greeting,
      boolean bot) {
    static View of(ChatSite it) {
      return new View(it.id(), it.name(), it.origins(), it.title(), it.greeting(), it.bot());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Let visitors of a website chat",
      description = "The chat works in the name of the member who says so.")
  ResponseEntity<View> add(@RequestBody Body body, Caller caller) {
    ChatSite site = site(Ids.next(), body, caller);
    sites.add(site);
    return ResponseEntity.created(URI.create("/api/v1/chat-sites")).body(View.of(site));
  }

  @GetMapping
  @Operation(summary = "The websites on which visitors may chat")
  List<View> list(Caller caller) {
    return sites.of(caller.tenant()).stream().map(View::of).toList();
  }

  @PutMapping("/{site}")
  @Operation(summary = "Change how visitors of a website chat")
  View change(@PathVariable UUID site, @RequestBody Body body, Caller caller) {
    ChatSite changed = site(site, body, caller);
    if (!sites.change(changed)) {
      throw ChatProblems.noSite();
    }
    return View.of(changed);
  }

  @DeleteMapping("/{site}")
  @Operation(summary = "Let visitors of a website chat no longer")
  ResponseEntity<Void> remove(@PathVariable UUID site, Caller caller) {
    if (!sites.remove(caller.tenant(), site)) {
      throw ChatProblems.noSite();
    }
    return ResponseEntity.noContent().build();
  }

  private static ChatSite site(UUID id, Body body, Caller caller) {
    var fields = new Fields();
    String name = fields.requiredText("name", body.name(), 200);
    List<String> origins = Objects.requireNonNullElse(body.origins(), List.of());
    fields.check(
        origins.size() <= MOST_ORIGINS,
        "origins",
        "too-many",
        "These are too many.",
        "at most " + MOST_ORIGINS);
    fields.check(
        origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches()),
        "origins",
        "not-an-origin",
        "One of these is no origin: a scheme, a host in lower case, and a port if it is not the usual one.",
        "https://www.example.com");
    String title = fields.text("title", body.title(), 100);
    String greeting = fields.text("greeting", body.greeting(), 1_000);
    fields.orRefuse();
    return new ChatSite(
        id,
        caller.tenant(),
        caller.actor(),
        name,
        origins.stream().distinct().toList(),
        Objects.requireNonNullElse(title, "Chat with us"),
        greeting,
        Objects.requireNonNullElse(body.bot(), true));
  }
}
