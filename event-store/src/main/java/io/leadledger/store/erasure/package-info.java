/// Erasing a person: the key first, then every copy, step by step until all are gone (ADR 0134).
@NullMarked
package io.leadledger.store.erasure;

import org.jspecify.annotations.NullMarked;
