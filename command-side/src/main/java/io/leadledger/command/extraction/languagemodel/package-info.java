/// Understands conversations by asking language models, and the embedded engine where none answers.
@NullMarked
package io.leadledger.command.extraction.languagemodel;

import org.jspecify.annotations.NullMarked;
