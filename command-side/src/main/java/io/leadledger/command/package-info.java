/// What may happen to a lead, who may make it happen, and the HTTP API that asks for it.
@NullMarked
package io.leadledger.command;

import org.jspecify.annotations.NullMarked;
