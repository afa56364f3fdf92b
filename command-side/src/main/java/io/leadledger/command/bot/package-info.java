/// The bot: answers leads until a person does.
@NullMarked
package io.leadledger.command.bot;

import org.jspecify.annotations.NullMarked;
