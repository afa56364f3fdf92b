/// What stands on a page, and what two readings of it differ in.
@NullMarked
package io.leadledger.command.scraping.content;

import org.jspecify.annotations.NullMarked;
