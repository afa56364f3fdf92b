package io.leadledger.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// The website chat in a browser, on somebody's website of another origin. What it looked like is
/// in `target/screenshots`.
@Chromium.Needed
@TestPropertySource(
    properties = {"leadledger.chat.openings=1000", "leadledger.chat.requests=10000"})
class ChatBrowserTest extends Running {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static Playwright playwright;
  private static Browser browser;

  private Website website;
  private String site;
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void launch() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.find().orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--host-resolver-rules=MAP " + Website.HOST + " 127.0.0.1")));
  }

  @AfterAll
  static void quit() {
    browser.close();
    playwright.close();
  }

  @BeforeEach
  void visit() throws Exception {
    begin(false);
  }

  private void begin(boolean bot) throws Exception {
    Answer added = post("/api/v1/chat-sites", Map.of("name", "Landlord", "bot", bot));
    site = added.body().get("id").asString();
    website = new Website(leadLedger(), site);
    Answer changed =
        put(
            "/api/v1/chat-sites/" + site,
            Map.of(
                "name", "Landlord",
                "origins", List.of(website.origin()),
                "title", "Ask the landlord",
                "greeting", "Hello! How can we help?",
                "bot", bot));
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1100, 760));
    page = context.newPage();
    page.onConsoleMessage(message -> complain(message.type(), message.text()));
    page.onPageError(complaints::add);
    page.navigate(website.origin());
  }

  private void complain(String type, String text) {
    if (type.equals("error")) {
      complaints.add(text);
    }
  }

  @AfterEach
  void leave() {
    context.close();
    website.close();
  }

  @Test
  void a_visitor_talks_with_a_member_and_finds_it_all_again_after_a_reload() throws Exception {
    launcher().click();
    assertThat(title()).hasText("Ask the landlord");
    assertThat(log()).containsText("Hello! How can we help?");
    say("Do you have two rooms?");
    assertThat(items("visitor")).containsText(new String[] {"Do you have two rooms?"});
    String chat = conversation();

    answer(chat, "user", "We do, by the river.");
    assertThat(items("person")).containsText(new String[] {"We do, by the river."});
    picture("desktop");

    page.reload();
    assertThat(items("visitor")).containsText(new String[] {"Do you have two rooms?"});
    assertThat(items("person")).containsText(new String[] {"We do, by the river."});
    say("With a balcony?");
    assertThat(items("visitor")).hasCount(2);
    assertThat(page.locator("#leadledger-chat li.waiting")).hasCount(0);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(column("crm/messages", "status", chat))
                    .containsExactly("received", "read", "received"));
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_visitor_says_how_to_be_reached_and_asks_for_a_person() throws Exception {
    launcher().click();
    say("Hello");
    String chat = conversation();
    button("Leave your contact").click();
    page.getByLabel("E-mail").fill("no address");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Ada Löwe");
    page.getByLabel("E-mail").fill("ada@engine.example");
    button("Save").click();
    assertThat(status()).hasText("Thank you. We know how to reach you.");
    button("Talk to a person").click();
    assertThat(status()).hasText("Somebody of our team will answer here.");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(conversationRow(chat).get("status").asString()).isEqualTo("handed_off");
              assertThat(rows("workspace/contacts", "email=eq.ada@engine.example", 0).toString())
                  .contains("Ada", "Löwe");
            });
    assertThat(complaints).isEmpty();
  }

  @Test
  void html_is_shown_and_never_run_whoever_sends_it() throws Exception {
    List<String> payloads =
        List.of(
            "<script>window.hacked=1</script>",
            "<img src=x onerror=\"window.hacked=1\">",
            "<svg/onload=window.hacked=1>",
            "<a href=\"javascript:window.hacked=1\">click</a>",
            "</p><iframe srcdoc=\"<script>parent.hacked=1</script>\"></iframe>",
            "{{constructor.constructor('window.hacked=1')()}}");
    launcher().click();
    say(payloads.getFirst());
    String chat = conversation();
    for (String payload : payloads) {
      answer(chat, "user", payload);
    }
    assertThat(items("person")).hasCount(payloads.size());
    assertThat(page.locator("#leadledger-chat li.person p").allTextContents())
        .containsExactlyElementsOf(payloads);
    page.reload();
    assertThat(items("person")).hasCount(payloads.size());
    assertThat(page.locator("#leadledger-chat").locator("img, iframe, script, svg, a")).hasCount(0);
    assertThat(page.evaluate("window.hacked")).isNull();
    assertThat(complaints).isEmpty();
  }

  @Test
  void what_is_said_while_the_connection_is_away_comes_when_it_is_back() throws Exception {
    launcher().click();
    say("Hello");
    String chat = conversation();
    answer(chat, "user", "One");
    assertThat(items("person")).hasCount(1);
    context.setOffline(true);
    page.getByLabel("Your message").fill("Are you there?");
    button("Send", true).click();
    assertThat(page.locator("#leadledger-chat li.lost")).containsText("Are you there?");
    answer(chat, "user", "Two");
    context.setOffline(false);
    button("Send again").click();
    assertThat(items("person")).hasCount(2);
    assertThat(items("visitor")).hasCount(2);
    assertThat(page.locator("#leadledger-chat").locator("li.lost, li.waiting")).hasCount(0);
    assertThat(column("crm/messages", "direction", chat)).hasSize(4);
  }

  @Test
  void it_can_be_used_by_keyboard_and_is_accessible() throws Exception {
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Your message")).isFocused();
    page.keyboard().type("By keyboard");
    page.keyboard().press("Shift+Enter");
    page.keyboard().type("in two lines");
    page.keyboard().press("Enter");
    assertThat(items("visitor").locator("p")).hasText("By keyboard\nin two lines");
    assertThat(page.locator("#leadledger-chat li.waiting")).hasCount(0);
    answer(conversation(), "bot", "Understood.");
    assertThat(items("bot")).hasCount(2);
    button("Leave your contact").click();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.keyboard().press("Escape");
    assertThat(launcher()).isFocused();
    assertThat(panel()).isHidden();
    answer(conversation(), "user", "Unread");
    assertThat(page.locator("#leadledger-chat .badge")).hasText("1");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  @Test
  void on_a_phone_it_fills_the_screen() {
    page.setViewportSize(390, 700);
    launcher().click();
    say("A long message that has to be broken over several lines on a small screen, and does.");
    var box = panel().boundingBox();
    assertThat(box.width).isEqualTo(390);
    assertThat(box.height).isEqualTo(700);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    picture("phone");
  }

  @Test
  void on_a_website_that_is_not_named_it_does_not_appear() throws Exception {
    put("/api/v1/chat-sites/" + site, Map.of("name", "x", "origins", List.of("https://a.example")));
    page.reload();
    page.waitForCondition(() -> !complaints.isEmpty());
    assertThat(page.locator("#leadledger-chat")).hasCount(0);
    page.navigate(leadLedger() + "/chat-demo/index.html?site=" + site);
    assertThat(page.getByText("Riverside Apartments").first()).isVisible();
    launcher().click();
    say("From the page to try it");
    assertThat(items("visitor")).hasCount(1);
    picture("demo");
  }

  @Test
  void the_bot_asks_confirms_and_is_silent_once_a_person_has_taken_over() throws Exception {
    leave();
    begin(true);
    launcher().click();
    say("Hello");
    assertThat(items("bot").last()).containsText("What about the area?");
    say("Portland");
    assertThat(items("bot").last()).containsText("I have understood");
    String chat = conversation();
    picture("bot");
    int said = items("bot").count();
    say("I would like to talk to a person");
    assertThat(items("bot")).hasCount(said + 1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(conversationRow(chat).get("status").asString()).isEqualTo("handed_off"));
    say("Anybody?");
    answer(chat, "user", "I am Tom. How many rooms?");
    assertThat(items("person")).hasCount(1);
    say("Two bedrooms");
    assertThat(items("visitor")).hasCount(5);
    await().atMost(SOON).until(() -> errands() == 0);
    assertThat(items("bot")).hasCount(said + 1);

    post("/api/v1/conversations/" + chat + "/hand-back", Map.of());
    say("and two baths");
    assertThat(items("bot")).hasCount(said + 2);
  }

  private Locator launcher() {
    return page.locator("#leadledger-chat .launcher");
  }

  private Locator panel() {
    return page.getByRole(AriaRole.DIALOG);
  }

  private Locator title() {
    return page.locator("#leadledger-chat h2");
  }

  private Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  private Locator status() {
    return page.locator("#leadledger-chat .status");
  }

  private Locator items(String from) {
    return page.locator("#leadledger-chat li." + from);
  }

  private Locator button(String name) {
    return button(name, false);
  }

  private Locator button(String name, boolean exact) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(exact));
  }

  /// Says something, and waits until it has arrived.
  private void say(String text) {
    int before = items("visitor").count();
    page.getByLabel("Your message").fill(text);
    button("Send", true).click();
    assertThat(items("visitor")).hasCount(before + 1);
    assertThat(page.locator("#leadledger-chat li.waiting")).hasCount(0);
  }

  private String conversation() {
    return sql()
        .sql("select conversation from command.chat_conversation where site = ?::uuid")
        .param(site)
        .query((row, _) -> row.getString(1))
        .single();
  }

  private long errands() {
    return sql().sql("select count(*) from command.errand").query(Long.class).single();
  }

  private void answer(String chat, String sender, String text) throws Exception {
    Answer answer =
        post(
            "/api/v1/conversations/" + chat + "/messages",
            Map.of("senderType", sender, "content", text));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
  }

  private List<String> column(String table, String column, String chat) throws Exception {
    return rows(table, "conversation_id=eq." + chat + "&order=timestamp", 0).values().stream()
        .map(row -> row.get(column).asString())
        .toList();
  }

  private JsonNode conversationRow(String chat) throws Exception {
    return rows("resman/conversation", "id=eq." + chat, 0).get(0);
  }

  private String leadLedger() {
    URI address = authorized("/").build().uri();
    return address.getScheme() + "://" + address.getAuthority();
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }
}
