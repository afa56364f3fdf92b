/// What happens in conversations with leads.
@NullMarked
package io.leadledger.events.conversation;

import org.jspecify.annotations.NullMarked;
