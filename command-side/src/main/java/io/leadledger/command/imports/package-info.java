/// Leads from CSV files: each upload is a job that survives its worker.
@NullMarked
package io.leadledger.command.imports;

import org.jspecify.annotations.NullMarked;
