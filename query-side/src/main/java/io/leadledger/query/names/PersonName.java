package io.leadledger.query.names;

import io.leadledger.events.identity.UserProfile;
import io.leadledger.events.lead.LeadContact;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A person's name in parts and as a whole, each made from the other where only one is known: the
/// whole is the parts in order, the last name is the last word of the whole.
public record PersonName(@Nullable String first, @Nullable String last, @Nullable String full) {
  private static final PersonName UNKNOWN = new PersonName(null, null, null);

  public static PersonName of(@Nullable LeadContact contact) {
    return contact == null
        ? UNKNOWN
        : of(contact.firstName(), contact.lastName(), contact.fullName());
  }

  public static PersonName of(@Nullable UserProfile profile) {
    return profile == null
        ? UNKNOWN
        : of(profile.firstName(), profile.lastName(), profile.fullName());
  }

  private static PersonName of(
      @Nullable String first, @Nullable String last, @Nullable String full) {
    if (first == null && last == null) {
      return full == null ? UNKNOWN : divided(full.strip());
    }
    return new PersonName(first, last, full == null ? joined(first, last) : full);
  }

  private static PersonName divided(String full) {
    int gap = full.lastIndexOf(' ');
    return gap < 0
        ? new PersonName(full, null, full)
        : new PersonName(full.substring(0, gap).strip(), full.substring(gap + 1), full);
  }

  private static String joined(@Nullable String first, @Nullable String last) {
    return Stream.of(first, last).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }
}
