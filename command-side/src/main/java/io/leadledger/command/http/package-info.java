/// How commands come in over HTTP and how they are answered.
@NullMarked
package io.leadledger.command.http;

import org.jspecify.annotations.NullMarked;
