/// How refusals are told, piece by piece.
@NullMarked
package io.leadledger.http.problem;

import org.jspecify.annotations.NullMarked;
