/// Workspaces, their members and the people they sell to, in the words of the workspace document.
@NullMarked
package io.leadledger.query.workspace;

import org.jspecify.annotations.NullMarked;
