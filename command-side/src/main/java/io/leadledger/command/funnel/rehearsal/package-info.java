/// New rules over old history: a draft is tried on what was recorded, and nothing is written.
@NullMarked
package io.leadledger.command.funnel.rehearsal;

import org.jspecify.annotations.NullMarked;
