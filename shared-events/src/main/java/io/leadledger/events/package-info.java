/// What every event of LeadLedger has in common: its permanent name, whose data it holds, who
/// caused it.
@NullMarked
package io.leadledger.events;

import org.jspecify.annotations.NullMarked;
