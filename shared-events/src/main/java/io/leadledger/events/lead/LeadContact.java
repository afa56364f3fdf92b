package io.leadledger.events.lead;

import org.jspecify.annotations.Nullable;

/// Who a lead is and how to reach it. `email` is in lower case, `phone` in E.164, `timezone` an
/// IANA name.
public record LeadContact(
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String fullName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String jobTitle,
    @Nullable Integer age,
    @Nullable String preferredMethod,
    @Nullable String bestCallTime,
    @Nullable String timezone) {

  /// Nothing known yet.
  public static final LeadContact NONE =
      new LeadContact(null, null, null, null, null, null, null, null, null, null);
}
