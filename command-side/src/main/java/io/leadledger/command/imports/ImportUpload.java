package io.leadledger.command.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.leadledger.command.values.CharsetGuess;
import io.leadledger.events.Ids;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Takes files in: stores them durably, finds out how to read them, holds the mapping against their
/// header, and queues them.
final class ImportUpload {
  private final ImportJobs jobs;
  private final ImportFiles files;

  ImportUpload(ImportJobs jobs, ImportFiles files) {
    this.jobs = jobs;
    this.files = files;
  }

  /// @return the id of the job
  /// @throws ProblemException 400 if the file or its header cannot be read, or the mapping does not
  ///     fit it
  UUID take(InputStream upload, @Nullable Charset declared, Mapping mapping, Caller caller)
      throws IOException {
    UUID job = Ids.next();
    var guess = new CharsetGuess();
    try {
      long bytes = files.store(job, upload, guess::see);
      if (bytes == 0) {
        throw new ProblemException(HttpStatus.BAD_REQUEST, "empty-file", "The file is empty.");
      }
      Charset charset =
          Optional.ofNullable(declared)
              .or(guess::charset)
              .orElseThrow(ImportUpload::unknownEncoding);
      char delimiter = CsvText.delimiterOf(files.open(job, _ -> {}), charset);
      check(job, charset, delimiter, mapping);
      jobs.queue(
          new ImportTask(
              job, caller.tenant(), caller.actor(), mapping, charset, delimiter, bytes, 0));
      return job;
    } catch (IOException | RuntimeException e) {
      files.delete(job);
      Undecodable.in(e).ifPresent(ImportUpload::refuse);
      throw e;
    }
  }

  private void check(UUID job, Charset charset, char delimiter, Mapping mapping)
      throws IOException {
    try (CsvReader<CsvRecord> csv = CsvText.read(files.open(job, _ -> {}), charset, delimiter)) {
      var lines = csv.iterator();
      if (!lines.hasNext()) {
        throw new ProblemException(HttpStatus.BAD_REQUEST, "empty-file", "The file has no header.");
      }
      mapping.check(lines.next().getFields());
    } catch (CsvParseException _) {
      throw notCsv("The file's header cannot be read as CSV.");
    }
  }

  private static ProblemException notCsv(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "not-csv", detail);
  }

  private static void refuse(Undecodable where) {
    throw notCsv(where.getMessage()).with("line", where.line()).with("byteOffset", where.offset());
  }

  private static ProblemException unknownEncoding() {
    return new ProblemException(
            HttpStatus.BAD_REQUEST,
            "encoding-unknown",
            "The file's encoding is none that can be told.")
        .with(
            "expected",
            "UTF-8, or the encoding as in Content-Type: text/csv; charset=windows-1252");
  }
}
