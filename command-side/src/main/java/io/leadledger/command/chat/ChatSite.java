package io.leadledger.command.chat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A website on which visitors may chat with a tenant.
///
/// @param id which pages name as their site key
/// @param actor the member in whose name the chat works
/// @param origins of the pages that may use it, such as `https://www.example.com`
/// @param greeting what visitors are shown before anything is said
/// @param bot whether the bot answers
record ChatSite(
    UUID id,
    UUID tenant,
    UUID actor,
    String name,
    List<String> origins,
    String title,
    @Nullable String greeting,
    boolean bot) {}
