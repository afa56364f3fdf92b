/// What websites may expect of a crawler: that it heeds their rules and does not press.
@NullMarked
package io.leadledger.command.scraping.manners;

import org.jspecify.annotations.NullMarked;
