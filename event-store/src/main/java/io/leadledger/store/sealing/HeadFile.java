package io.leadledger.store.sealing;

import io.leadledger.store.seal.SignedHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file to which heads are appended, to be copied to where the database's administrators do not
/// reach.
public record HeadFile(Path path) implements HeadOutlet {

  @Override
  public String name() {
    return "file:" + path.toAbsolutePath().normalize();
  }

  @Override
  public void tell(SignedHead head) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer note = StandardCharsets.UTF_8.encode(head.note() + "\n");
      while (note.hasRemaining()) {
        file.write(note);
      }
      file.force(true);
    }
  }
}
