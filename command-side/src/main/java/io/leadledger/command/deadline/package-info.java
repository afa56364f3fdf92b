/// Moments at which something is looked at again, which outlive the process.
@NullMarked
package io.leadledger.command.deadline;

import org.jspecify.annotations.NullMarked;
