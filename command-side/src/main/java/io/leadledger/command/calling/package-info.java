/// Campaigns of calls that AI agents make: whom to call, when, how often, and what came of it.
@NullMarked
package io.leadledger.command.calling;

import org.jspecify.annotations.NullMarked;
