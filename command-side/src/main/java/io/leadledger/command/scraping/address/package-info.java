/// Addresses of pages: one form for each, which belong together, and which never end.
@NullMarked
package io.leadledger.command.scraping.address;

import org.jspecify.annotations.NullMarked;
