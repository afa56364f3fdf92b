/// The website chat: conversations of visitors who have no account.
@NullMarked
package io.leadledger.command.chat;

import org.jspecify.annotations.NullMarked;
