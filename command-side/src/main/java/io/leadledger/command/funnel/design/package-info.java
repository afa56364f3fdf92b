/// What a funnel may say: data points with types and schemas, rules over them, and its file.
@NullMarked
package io.leadledger.command.funnel.design;

import org.jspecify.annotations.NullMarked;
