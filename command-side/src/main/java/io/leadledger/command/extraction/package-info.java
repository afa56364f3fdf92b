/// What is looked for in conversations, and the port of those who look: data points by definition.
@NullMarked
package io.leadledger.command.extraction;

import org.jspecify.annotations.NullMarked;
