/// Tenants and their members: who there is, what each may do, and who is shut out.
@NullMarked
package io.leadledger.command.identity;

import org.jspecify.annotations.NullMarked;
