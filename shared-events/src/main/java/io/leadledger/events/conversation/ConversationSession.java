package io.leadledger.events.conversation;

import org.jspecify.annotations.Nullable;

/// Where in the web a conversation is held: the visitor's device and session, as the website's
/// widget names them, and the page.
public record ConversationSession(
    @Nullable String deviceId, @Nullable String sessionId, @Nullable String pageUrl) {}
