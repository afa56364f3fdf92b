/// Jobs of reading websites: what can be asked of them, and the worker that carries them out.
@NullMarked
package io.leadledger.command.scraping;

import org.jspecify.annotations.NullMarked;
