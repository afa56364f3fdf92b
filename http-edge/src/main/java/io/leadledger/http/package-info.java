/// What both HTTP edges need: who calls, for which tenant, and how a problem is told.
@NullMarked
package io.leadledger.http;

import org.jspecify.annotations.NullMarked;
