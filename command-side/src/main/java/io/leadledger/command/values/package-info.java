/// What a value in a command must be like, whatever it is a value of.
@NullMarked
package io.leadledger.command.values;

import org.jspecify.annotations.NullMarked;
