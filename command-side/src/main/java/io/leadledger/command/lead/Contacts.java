package io.leadledger.command.lead;

import io.leadledger.command.values.Fields;
import io.leadledger.events.lead.LeadContact;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a lead's contact must be like.
final class Contacts {
  private static final int NAME = 200;
  private static final List<String> METHODS =
      List.of("email", "phone", "sms", "whatsapp", "linkedin", "meeting");

  private Contacts() {}

  static LeadContact check(Fields fields, String within, LeadContact contact) {
    String at = within.isEmpty() ? "" : within + ".";
    String first = fields.text(at + "firstName", contact.firstName(), NAME);
    String last = fields.text(at + "lastName", contact.lastName(), NAME);
    String full = fields.text(at + "fullName", contact.fullName(), 2 * NAME + 1);
    fields.between(at + "age", contact.age(), 0, 150);
    return new LeadContact(
        first,
        last,
        full == null ? fullName(first, last) : full,
        fields.email(at + "email", contact.email()),
        fields.phone(at + "phone", contact.phone()),
        fields.text(at + "jobTitle", contact.jobTitle(), NAME),
        contact.age(),
        fields.oneOf(at + "preferredMethod", contact.preferredMethod(), METHODS),
        fields.text(at + "bestCallTime", contact.bestCallTime(), 100),
        fields.timezone(at + "timezone", contact.timezone()));
  }

  /// What is said in place of what is known; what is not said stays. A name is said as a whole.
  static LeadContact amend(@Nullable LeadContact known, LeadContact said) {
    LeadContact before = Objects.requireNonNullElse(known, LeadContact.NONE);
    boolean renames = said.fullName() != null && !said.fullName().equals(before.fullName());
    LeadContact named = renames ? said : before;
    return new LeadContact(
        named.firstName(),
        named.lastName(),
        named.fullName(),
        or(said.email(), before.email()),
        or(said.phone(), before.phone()),
        or(said.jobTitle(), before.jobTitle()),
        or(said.age(), before.age()),
        or(said.preferredMethod(), before.preferredMethod()),
        or(said.bestCallTime(), before.bestCallTime()),
        or(said.timezone(), before.timezone()));
  }

  private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
    return said == null ? known : said;
  }

  private static @Nullable String fullName(@Nullable String first, @Nullable String last) {
    String full =
        Stream.of(first, last).filter(name -> name != null).collect(Collectors.joining(" "));
    return full.isEmpty() ? null : full;
  }
}
