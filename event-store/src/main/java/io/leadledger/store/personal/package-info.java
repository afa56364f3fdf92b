/// Encrypts personal data with a key per data subject, and keeps those keys under a master key.
@NullMarked
package io.leadledger.store.personal;

import org.jspecify.annotations.NullMarked;
