/// What is known of a company by its website, and from which page.
@NullMarked
package io.leadledger.query.site;

import org.jspecify.annotations.NullMarked;
