package io.leadledger.command.chat;

import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.values.Fields;
import io.leadledger.http.TakesNoToken;
import io.leadledger.http.visitor.Origins;
import io.leadledger.http.visitor.Visitor;
import io.leadledger.http.visitor.VisitorTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What visitors of a website do in its chat. They have no account: beginning a conversation gives
/// a token for it, which is sent as `Visitor-Token`, with the browser's id as `Browser-Id`.
@RestController
@RequestMapping("/api/v1/chat/{site}")
@SecurityRequirements
@Tag(name = "Website chat", description = "For visitors of websites, who have no account")
class ChatController {
  private static final String BY_SITE = "the site names the origins that may ask";
  private static final String BY_TOKEN = "the visitor's own token says which conversation it is";
  private static final String BROWSER_ID = "[A-Za-z0-9_-]{16,100}";

  private final ChatSites sites;
  private final ChatVisits visits;
  private final ChatLimits limits;
  private final ChatSettings settings;
  private final VisitorTokens tokens;

  ChatController(
      ChatSites sites,
      ChatVisits visits,
      ChatLimits limits,
      ChatSettings settings,
      VisitorTokens tokens) {
    this.sites = sites;
    this.visits = visits;
    this.limits = limits;
    this.settings = settings;
    this.tokens = tokens;
  }

  record Look(String title, @Nullable String greeting) {}

  record Opening(
      @Schema(description = "Which the browser has made up and keeps, hard to guess")
          @Nullable String browserId,
      @Nullable String pageUrl) {}

  record Opened(
      UUID conversationId, @Schema(description = "Opens this conversation") String token) {}

  record Message(
      @Schema(description = "Said twice it is one message") @Nullable UUID id,
      @Nullable String content) {}

  record Contact(@Nullable String name, @Nullable String email, @Nullable String phone) {}

  record Engagement(@Nullable Integer widgetMinimized) {}

  @GetMapping
  @TakesNoToken(because = BY_SITE)
  @Operation(summary = "How the chat looks")
  Look look(@PathVariable UUID site, HttpServletRequest request) {
    ChatSite found = admit(site, request);
    return new Look(found.title(), found.greeting());
  }

  @PostMapping("/conversations")
  @ResponseStatus(HttpStatus.CREATED)
  @TakesNoToken(because = BY_SITE)
  @Operation(summary = "Begin a conversation")
  Opened open(@PathVariable UUID site, @RequestBody Opening body, HttpServletRequest request) {
    ChatSite found = admit(site, request);
    limits.opening(request.getRemoteAddr());
    var fields = new Fields();
    String browser = fields.requiredText("browserId", body.browserId(), 100);
    fields.check(
        browser.isEmpty() || browser.matches(BROWSER_ID),
        "browserId",
        "not-a-browser-id",
        "This is no id that is hard to guess.",
        BROWSER_ID);
    String page = fields.url("pageUrl", body.pageUrl());
    fields.orRefuse();
    Visitor visitor = visits.open(found, browser, page, Origins.of(request));
    return new Opened(visitor.conversation(), tokens.issue(visitor, browser));
  }

  @PostMapping("/messages")
  @ResponseStatus(HttpStatus.CREATED)
  @TakesNoToken(because = BY_TOKEN)
  @Operation(
      summary = "Say something",
      description = "In a closed conversation it reopens the conversation.")
  CommandResult say(@RequestBody Message body, Visitor visitor, HttpServletRequest request) {
    ChatSite site = admit(visitor.site(), request);
    limits.message(visitor.conversation());
    var fields = new Fields();
    fields.required("id", body.id());
    String content = fields.requiredText("content", body.content(), settings.characters());
    fields.orRefuse();
    return visits.say(site, visitor, java.util.Objects.requireNonNull(body.id()), content);
  }

  @PostMapping("/messages/{message}/reading")
  @TakesNoToken(because = BY_TOKEN)
  @Operation(summary = "Say that a message has been read")
  CommandResult read(@PathVariable UUID message, Visitor visitor, HttpServletRequest request) {
    return visits.read(admit(visitor.site(), request), visitor, message);
  }

  @PutMapping("/contact")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @TakesNoToken(because = BY_TOKEN)
  @Operation(summary = "Say who one is and how one can be reached")
  void contact(@RequestBody Contact body, Visitor visitor, HttpServletRequest request) {
    ChatSite site = admit(visitor.site(), request);
    limits.message(visitor.conversation());
    var fields = new Fields();
    String name = fields.text("name", body.name(), 200);
    String email = fields.email("email", body.email());
    String phone = fields.phone("phone", body.phone());
    fields.orRefuse();
    if (email == null && phone == null) {
      fields.required("email", null);
      fields.orRefuse();
    }
    visits.reachable(site, visitor, name, email, phone);
  }

  @PostMapping("/hand-off")
  @TakesNoToken(because = BY_TOKEN)
  @Operation(summary = "Ask for a person")
  CommandResult askForPerson(Visitor visitor, HttpServletRequest request) {
    ChatSite site = admit(visitor.site(), request);
    limits.message(visitor.conversation());
    return visits.askForPerson(site, visitor);
  }

  @PutMapping("/engagement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @TakesNoToken(because = BY_TOKEN)
  @Operation(summary = "Tell what the widget has counted")
  void engagement(@RequestBody Engagement body, Visitor visitor, HttpServletRequest request) {
    visits.minimized(admit(visitor.site(), request), visitor, body.widgetMinimized());
  }

  /// Anybody may ask, as often as limits allow, from pages of the site.
  private ChatSite admit(UUID site, HttpServletRequest request) {
    limits.request(request.getRemoteAddr());
    ChatSite found = sites.find(site).orElseThrow(ChatProblems::noSite);
    Origins.require(request, found.origins());
    return found;
  }
}
