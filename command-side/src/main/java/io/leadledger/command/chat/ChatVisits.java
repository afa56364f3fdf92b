package io.leadledger.command.chat;

import io.leadledger.command.conversation.ConversationCommand.ConfirmReading;
import io.leadledger.command.conversation.ConversationCommand.HandOff;
import io.leadledger.command.conversation.ConversationCommand.RecordEngagement;
import io.leadledger.command.conversation.ConversationCommand.RecordMessage;
import io.leadledger.command.conversation.ConversationCommand.StartConversation;
import io.leadledger.command.conversation.EngagementReport;
import io.leadledger.command.conversation.Hearing;
import io.leadledger.command.lead.LeadCommand.CaptureLead;
import io.leadledger.command.lead.VisitorContacts;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationSession;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.http.Correlation;
import io.leadledger.http.ProblemException;
import io.leadledger.http.visitor.Visitor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns what visitors do into commands, in the name of the member who set the site up. A browser
/// is one lead on a site, however many conversations it begins.
@Component
class ChatVisits {
  private static final String SOURCE = "website_chat";

  private final CommandDispatcher commands;
  private final ChatSites sites;
  private final Hearing hearing;
  private final VisitorContacts contacts;

  ChatVisits(
      CommandDispatcher commands, ChatSites sites, Hearing hearing, VisitorContacts contacts) {
    this.commands = commands;
    this.sites = sites;
    this.hearing = hearing;
    this.contacts = contacts;
  }

  Visitor open(ChatSite site, String browser, @Nullable String page, @Nullable String origin) {
    CommandContext by = by(site);
    UUID lead = lead(site, browser, page, by);
    UUID conversation = Ids.next();
    sites.begin(site.id(), conversation);
    commands.send(
        new StartConversation(
            conversation,
            lead,
            null,
            "live_chat",
            "inbound",
            null,
            SOURCE,
            null,
            new ConversationSession(browser, null, page),
            null),
        by);
    engaged(conversation, EngagementReport.started(), by);
    return new Visitor(site.tenant(), site.id(), conversation, lead, origin);
  }

  CommandResult say(ChatSite site, Visitor visitor, UUID id, String content) {
    UUID conversation = visitor.conversation();
    var message =
        new RecordMessage(
            conversation,
            Ids.next(),
            "contact",
            null,
            null,
            content,
            null,
            conversation + "/" + id,
            null,
            null);
    return hearing.hear(message, by(site));
  }

  CommandResult read(ChatSite site, Visitor visitor, UUID message) {
    return commands.send(new ConfirmReading(visitor.conversation(), message, null), by(site));
  }

  void reachable(
      ChatSite site,
      Visitor visitor,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone) {
    CommandContext by = by(site);
    contacts.told(visitor.lead(), name, email, phone, by);
    engaged(
        visitor.conversation(), EngagementReport.captured(email == null ? "phone" : "email"), by);
  }

  CommandResult askForPerson(ChatSite site, Visitor visitor) {
    return commands.send(
        new HandOff(visitor.conversation(), Ids.next(), null, "The visitor asked for a person."),
        by(site));
  }

  void minimized(ChatSite site, Visitor visitor, @Nullable Integer times) {
    engaged(visitor.conversation(), EngagementReport.minimized(times), by(site));
  }

  private void engaged(UUID conversation, EngagementReport report, CommandContext by) {
    commands.send(new RecordEngagement(conversation, report, null), by);
  }

  private UUID lead(ChatSite site, String browser, @Nullable String page, CommandContext by) {
    UUID lead = sites.leadOf(site.id(), digest(browser), Ids.next());
    Map<String, Object> details = page == null ? Map.of() : Map.of("pageUrl", page);
    try {
      commands.send(
          new CaptureLead(
              lead, null, SOURCE, details, LeadContact.NONE, browser, null, null, null, null),
          by);
    } catch (ProblemException refused) {
      if (!refused.code().equals(CommandDispatcher.ALREADY_EXISTS)) {
        throw refused;
      }
    }
    return lead;
  }

  private static CommandContext by(ChatSite site) {
    return CommandContext.correlated(
        site.tenant(), site.actor(), Correlation.current(), CommandContext.API);
  }

  private static byte[] digest(String browser) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(browser.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
