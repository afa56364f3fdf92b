/// Language models as they are spoken to: a port, and adapters for those who offer them.
@NullMarked
package io.leadledger.command.languagemodel;

import org.jspecify.annotations.NullMarked;
