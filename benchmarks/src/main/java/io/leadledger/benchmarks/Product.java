package io.leadledger.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// LeadLedger as `./leadledger run` starts it: a process of its own with 512 MB of heap.
record Product(Process process, URI address, double secondsToReady) implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("LeadLedger is ready on (\\S+)");
  private static final Pattern LIVE = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  static Product start(Path jar, Path dataDir) throws IOException {
    return start(jar, dataDir, Map.of());
  }

  static Product start(Path jar, Path dataDir, Map<String, String> environment) throws IOException {
    long begin = System.nanoTime();
    var builder =
        new ProcessBuilder(
                bin("java"),
                "-Xmx512m",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString(),
                "--port",
                "0",
                "--data-dir",
                dataDir.toString())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        Thread.ofVirtual().start(() -> drain(out));
        return new Product(process, URI.create(ready.group(1)), seconds);
      }
    }
    throw new IllegalStateException("LeadLedger did not start:\n" + said);
  }

  /// Keeps the process from waiting for somebody to read what it says.
  private static void drain(BufferedReader out) {
    try {
      out.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // together with the process
    }
  }

  /// Waits until no projection is behind.
  void awaitCaughtUp() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve("/actuator/prometheus")).build();
    try (var http = HttpClient.newHttpClient()) {
      while (true) {
        List<String> lags =
            http.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("leadledger_projection_lag_events{"))
                .toList();
        if (!lags.isEmpty() && lags.stream().allMatch(line -> line.endsWith(" 0.0"))) {
          return;
        }
        Thread.sleep(500);
      }
    }
  }

  /// Megabytes of live objects, after a full collection.
  double liveMegabytes() throws IOException {
    Process histogram =
        new ProcessBuilder(bin("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            histogram.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    Matcher total = LIVE.matcher(said);
    if (!total.find()) {
      throw new IllegalStateException(said.lines().limit(5).toList().toString());
    }
    return Long.parseLong(total.group(1)) / 1048576.0;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private static String bin(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
