/// What follows by itself from progress through funnels.
@NullMarked
package io.leadledger.command.funnel.trigger;

import org.jspecify.annotations.NullMarked;
