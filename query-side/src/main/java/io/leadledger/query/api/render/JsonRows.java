package io.leadledger.query.api.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes JSON objects as PostgreSQL has rendered them, with something before, between and after.
final class JsonRows implements RowWriter {
  private final Writer out;
  private final String before;
  private final String between;
  private final String after;
  private boolean first = true;

  JsonRows(Writer out, String before, String between, String after) {
    this.out = out;
    this.before = before;
    this.between = between;
    this.after = after;
  }

  @Override
  public void begin() throws IOException {
    out.write(before);
  }

  @Override
  public void row(List<@Nullable String> cells) throws IOException {
    if (!first) {
      out.write(between);
    }
    first = false;
    out.write(Objects.requireNonNull(cells.getFirst(), "a row is an object"));
  }

  @Override
  public void end() throws IOException {
    if (!first || !before.isEmpty()) {
      out.write(after);
    }
  }
}
