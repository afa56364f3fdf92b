/// Conversations: one exchange with one lead on one channel.
@NullMarked
package io.leadledger.command.conversation;

import org.jspecify.annotations.NullMarked;
