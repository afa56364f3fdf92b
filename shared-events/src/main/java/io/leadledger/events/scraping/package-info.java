/// What happens when websites are read.
@NullMarked
package io.leadledger.events.scraping;

import org.jspecify.annotations.NullMarked;
