package io.leadledger.command.imports;

import io.leadledger.command.imports.ImportJob.Rejection;
import java.util.List;

/// What some rows have come to, and how fast it goes.
record ImportProgress(
    int rows,
    long captured,
    long alreadyThere,
    long rejected,
    List<Rejection> rejections,
    long bytesRead,
    double rowsPerSecond,
    double secondsLeft) {}
