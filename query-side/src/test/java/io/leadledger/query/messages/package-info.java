/// Streams of messages under test.
@NullMarked
package io.leadledger.query.messages;

import org.jspecify.annotations.NullMarked;
