/// Why things are as they are, told from what happened to them.
@NullMarked
package io.leadledger.command.explanation;

import org.jspecify.annotations.NullMarked;
