/// The token endpoint: an API key is exchanged for a short-lived access token.
@NullMarked
package io.leadledger.command.identity.token;

import org.jspecify.annotations.NullMarked;
