package io.leadledger.command.lead;

import io.leadledger.command.lead.LeadCommand.AmendContact;
import io.leadledger.command.lead.LeadCommand.LogInteraction;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.http.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What visitors say of how they can be reached, which nobody has proved. Where another lead is
/// reached that way, it stays with that lead, a note tells of it, and the visitor is told nothing
/// of whom we know.
@Component
public class VisitorContacts {
  private static final List<String> TAKEN =
      List.of(
          LeadRule.EMAIL_IS_UNIQUE_AMONG_ACTIVE_LEADS.code(),
          LeadRule.PHONE_IS_UNIQUE_AMONG_ACTIVE_LEADS.code());

  private final CommandDispatcher commands;

  VisitorContacts(CommandDispatcher commands) {
    this.commands = commands;
  }

  /// Keeps what is told in place of what was known; what is null stays.
  public void told(
      UUID lead,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      CommandContext by) {
    var said = new LeadContact(null, null, name, email, phone, null, null, null, null, null);
    try {
      commands.send(new AmendContact(lead, said), by);
    } catch (ProblemException refused) {
      if (!TAKEN.contains(refused.code())) {
        throw refused;
      }
      commands.send(note(lead, name, email, phone, refused), by);
    }
  }

  private static LogInteraction note(
      UUID lead,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      ProblemException refused) {
    String said =
        Stream.of(name, email, phone).filter(Objects::nonNull).collect(Collectors.joining(", "));
    return new LogInteraction(
        lead,
        Ids.next(),
        "note",
        null,
        "May be a lead that is known",
        "The visitor says: %s. That is how lead %s is reached."
            .formatted(said, refused.members().get("existingLead")),
        null,
        null,
        null,
        null,
        null);
  }
}
