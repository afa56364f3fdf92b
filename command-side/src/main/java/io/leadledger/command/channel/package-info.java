/// Channels: how messages leave, and what becomes of them.
@NullMarked
package io.leadledger.command.channel;

import org.jspecify.annotations.NullMarked;
