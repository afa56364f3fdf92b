/// What every aggregate of the command side needs: dispatching, rules, results.
@NullMarked
package io.leadledger.command.platform;

import org.jspecify.annotations.NullMarked;
