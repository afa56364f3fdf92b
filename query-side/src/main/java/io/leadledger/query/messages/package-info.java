/// Messages of a conversation, told as they arrive.
@NullMarked
package io.leadledger.query.messages;

import org.jspecify.annotations.NullMarked;
