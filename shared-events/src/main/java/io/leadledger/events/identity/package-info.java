/// What happens to tenants, their members and their API keys.
@NullMarked
package io.leadledger.events.identity;

import org.jspecify.annotations.NullMarked;
