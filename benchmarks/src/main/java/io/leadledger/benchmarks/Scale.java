package io.leadledger.benchmarks;

/// How much is measured.
///
/// @param warmUpSeconds of appends each way, before anything is measured
/// @param seconds of each run of appends
/// @param events of the history that is replayed
/// @param leads that the heap is measured with
/// @param samples of the time from a commit to its row
record Scale(int warmUpSeconds, int seconds, int events, int leads, int samples) {
  static Scale of(String... arguments) {
    for (String argument : arguments) {
      if (argument.equals("--quick")) {
        return new Scale(5, 3, 20_000, 20_000, 200);
      }
      throw new IllegalArgumentException("bench knows --quick, and not " + argument);
    }
    return new Scale(20, 8, 200_000, 200_000, 1_000);
  }
}
