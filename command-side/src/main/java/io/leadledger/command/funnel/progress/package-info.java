/// Progress through funnels: who is in one, what is known of them, and how far they have come.
@NullMarked
package io.leadledger.command.funnel.progress;

import org.jspecify.annotations.NullMarked;
