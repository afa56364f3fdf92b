/// Both sides in one process: the default way to run LeadLedger.
@NullMarked
package io.leadledger.standalone;

import org.jspecify.annotations.NullMarked;
