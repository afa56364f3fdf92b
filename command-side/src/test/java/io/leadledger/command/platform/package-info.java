/// What surrounds every command, seen from outside.
@NullMarked
package io.leadledger.command.platform;

import org.jspecify.annotations.NullMarked;
