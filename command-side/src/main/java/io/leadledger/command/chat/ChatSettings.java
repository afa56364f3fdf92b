package io.leadledger.command.chat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What visitors may do at most (`leadledger.chat.*`), for each process by itself.
///
/// @param openings conversations that an address may begin within a minute
/// @param messages that may be said in a conversation within a minute
/// @param requests of an address within a minute, of all kinds
/// @param characters of a message
@ConfigurationProperties("leadledger.chat")
record ChatSettings(
    @DefaultValue("20") int openings,
    @DefaultValue("30") int messages,
    @DefaultValue("600") int requests,
    @DefaultValue("4000") int characters) {}
