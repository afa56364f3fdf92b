package io.leadledger.command.imports;

import java.nio.charset.Charset;
import java.util.UUID;

/// What a worker needs to know of a job.
record ImportTask(
    UUID id,
    UUID tenant,
    UUID actor,
    Mapping mapping,
    Charset charset,
    char delimiter,
    long bytes,
    long rowsDone) {

  /// The id of the lead in this row: always the same, so that a row carried out twice makes one
  /// lead. It is a UUIDv7 of the job's moment, in the order of the rows.
  UUID leadId(long row) {
    long most = (id.getMostSignificantBits() & ~0xFFFL) | ((row >>> 20) & 0xFFF);
    long least =
        (1L << 63) | ((row & 0xFFFFF) << 42) | (id.getLeastSignificantBits() & ((1L << 42) - 1));
    return new UUID(most, least);
  }
}
