package io.leadledger.events.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who a member is. `email` is in lower case and unique within the tenant, `phone` in E.164.
public record UserProfile(
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String fullName,
    @Nullable String phone,
    @Nullable String avatarUrl,
    @Nullable String department,
    @Nullable String jobTitle,
    @Nullable Map<String, Object> preferences,
    @Nullable Map<String, Object> notificationSettings) {}
