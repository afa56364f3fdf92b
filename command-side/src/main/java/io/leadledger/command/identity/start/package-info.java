/// The first start of an installation: its first tenant, owner and admin key.
@NullMarked
package io.leadledger.command.identity.start;

import org.jspecify.annotations.NullMarked;
