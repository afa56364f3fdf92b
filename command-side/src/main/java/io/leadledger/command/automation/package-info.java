/// What follows from events: automations act on what is recorded from now on, and never again.
@NullMarked
package io.leadledger.command.automation;

import org.jspecify.annotations.NullMarked;
