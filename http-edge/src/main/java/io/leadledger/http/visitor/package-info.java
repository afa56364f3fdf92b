/// Visitors of websites, who have no account: each speaks for one conversation of a website's chat.
@NullMarked
package io.leadledger.http.visitor;

import org.jspecify.annotations.NullMarked;
