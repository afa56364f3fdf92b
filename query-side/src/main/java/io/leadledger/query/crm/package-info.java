/// Clients, the people who work for them and their leads, in the words of the crm document.
@NullMarked
package io.leadledger.query.crm;

import org.jspecify.annotations.NullMarked;
