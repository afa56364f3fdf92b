/// Fetching what stands under an address, without trusting whoever answers.
@NullMarked
package io.leadledger.command.scraping.fetch;

import org.jspecify.annotations.NullMarked;
