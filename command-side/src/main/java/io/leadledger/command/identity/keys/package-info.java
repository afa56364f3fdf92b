/// API keys: how their secrets are made, hashed and looked up.
@NullMarked
package io.leadledger.command.identity.keys;

import org.jspecify.annotations.NullMarked;
