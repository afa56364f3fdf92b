/// What happens in campaigns of calls that AI agents make.
@NullMarked
package io.leadledger.events.calling;

import org.jspecify.annotations.NullMarked;
