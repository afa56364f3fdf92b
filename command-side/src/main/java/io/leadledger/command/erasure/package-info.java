/// What commands keep of people who are erased, and whom a tenant wants forgotten by itself.
@NullMarked
package io.leadledger.command.erasure;

import org.jspecify.annotations.NullMarked;
