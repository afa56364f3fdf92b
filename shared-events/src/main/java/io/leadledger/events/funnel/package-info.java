/// What happens in funnels: how they are defined, and how far somebody has come.
@NullMarked
package io.leadledger.events.funnel;

import org.jspecify.annotations.NullMarked;
