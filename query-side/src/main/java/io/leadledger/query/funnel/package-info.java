/// Whose progress through funnels is tracked, in the words of the funnel document: tenants and
/// people.
@NullMarked
package io.leadledger.query.funnel;

import org.jspecify.annotations.NullMarked;
