/// What is unique within a tenant, and which aggregate holds it.
@NullMarked
package io.leadledger.command.claims;

import org.jspecify.annotations.NullMarked;
