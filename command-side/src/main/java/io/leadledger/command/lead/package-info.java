/// Leads and the companies they belong to, from capture to conversion.
@NullMarked
package io.leadledger.command.lead;

import org.jspecify.annotations.NullMarked;
