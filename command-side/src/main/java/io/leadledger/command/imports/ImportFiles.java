package io.leadledger.command.imports;

import com.google.crypto.tink.Aead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files being imported, in the table `command.import_chunk`: encrypted, because they are full of
/// personal data, and only for as long as they are needed.
final class ImportFiles {
  private static final int CHUNK = 1 << 18;

  private final JdbcClient database;
  private final Aead vault;

  ImportFiles(JdbcClient database, Aead vault) {
    this.database = database;
    this.vault = vault;
  }

  /// Stores a file as it comes in, holding one chunk of it at a time, and shows each chunk to
  /// `witness`.
  ///
  /// @return its size in bytes
  long store(UUID job, InputStream upload, Consumer<byte[]> witness) throws IOException {
    long bytes = 0;
    int number = 0;
    for (byte[] chunk = upload.readNBytes(CHUNK);
        chunk.length > 0;
        chunk = upload.readNBytes(CHUNK)) {
      witness.accept(chunk);
      database
          .sql("insert into command.import_chunk (job, number, sealed) values (?, ?, ?)")
          .params(job, number, seal(chunk, about(job, number)))
          .update();
      bytes += chunk.length;
      number++;
    }
    return bytes;
  }

  /// The file from its start, read chunk by chunk; `passed` is told the size of each.
  InputStream open(UUID job, Consumer<Integer> passed) {
    return new SequenceInputStream(new Chunks(job, passed));
  }

  void delete(UUID job) {
    database.sql("delete from command.import_chunk where job = ?").param(job).update();
  }

  private byte @Nullable [] chunk(UUID job, int number) {
    return database
        .sql("select sealed from command.import_chunk where job = ? and number = ?")
        .params(job, number)
        .query((row, _) -> row.getBytes(1))
        .optional()
        .map(bytes -> unseal(bytes, about(job, number)))
        .orElse(null);
  }

  private byte[] seal(byte[] plain, byte[] about) {
    try {
      return vault.encrypt(plain, about);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] unseal(byte[] cipher, byte[] about) {
    try {
      return vault.decrypt(cipher, about);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An import's file has been altered", e);
    }
  }

  private static byte[] about(UUID job, int number) {
    return (job + "/" + number).getBytes(StandardCharsets.US_ASCII);
  }

  private final class Chunks implements Enumeration<InputStream> {
    private final UUID job;
    private final Consumer<Integer> passed;
    private int number;
    private byte @Nullable [] next;

    Chunks(UUID job, Consumer<Integer> passed) {
      this.job = job;
      this.passed = passed;
      this.next = chunk(job, 0);
    }

    @Override
    public boolean hasMoreElements() {
      return next != null;
    }

    @Override
    public InputStream nextElement() {
      byte[] present = next;
      if (present == null) {
        throw new NoSuchElementException();
      }
      number++;
      next = chunk(job, number);
      passed.accept(present.length);
      return new ByteArrayInputStream(present);
    }
  }
}
