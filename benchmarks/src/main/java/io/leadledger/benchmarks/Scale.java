package io.leadledger.benchmarks;

/// How much is measured.
///
/// @param warmUpSeconds of appends each way, before anything is measured
/// @param seconds of each run of appends
/// @param events of the history that is replayed
/// @param messages of the conversations that are replayed
/// @param rebuiltEvents of the history that is rebuilt beside the live tables
/// @param leads that the heap is measured with
/// @param samples of the time from a commit to its row
/// @param streams of visitors that are open at the same time
/// @param answers that are sent to them
/// @param progresses through funnels, with ten data points each
/// @param leaves of the tree that proofs are made in
/// @param streamEvents of the aggregate that is looked back at
record Scale(
    int warmUpSeconds,
    int seconds,
    int events,
    int messages,
    int rebuiltEvents,
    int leads,
    int samples,
    int streams,
    int answers,
    int progresses,
    int leaves,
    int streamEvents) {

  static Scale quick() {
    return new Scale(
        5,
        3,
        asked("events", 20_000),
        48_000,
        50_000,
        20_000,
        200,
        50,
        500,
        asked("progresses", 5_000),
        asked("leaves", 1_000_000),
        asked("stream-events", 1_000));
  }

  static Scale full() {
    return new Scale(
        20,
        8,
        asked("events", 200_000),
        500_000,
        1_000_000,
        200_000,
        1_000,
        200,
        3_000,
        asked("progresses", 100_000),
        asked("leaves", 10_000_000),
        asked("stream-events", 10_000));
  }

  /// By a property, to measure more or less of something.
  private static int asked(String name, int otherwise) {
    return Integer.getInteger("leadledger.bench." + name, otherwise);
  }
}
