/// Funnels: how they are defined, in drafts and versions that never change.
@NullMarked
package io.leadledger.command.funnel;

import org.jspecify.annotations.NullMarked;
