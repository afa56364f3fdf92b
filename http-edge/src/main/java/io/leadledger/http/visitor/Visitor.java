package io.leadledger.http.visitor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who chats on a website, in one conversation and in no other. A controller method below
/// `/api/v1/chat/{site}` takes it as a parameter; whoever sends no valid token is refused.
///
/// @param origin of the page that the conversation was begun on; null if it was no browser
public record Visitor(
    UUID tenant, UUID site, UUID conversation, UUID lead, @Nullable String origin) {}
