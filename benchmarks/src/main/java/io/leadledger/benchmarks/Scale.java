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
    int progresses) {
  static final Scale QUICK = new Scale(5, 3, 20_000, 48_000, 50_000, 20_000, 200, 50, 500, 5_000);
  static final Scale FULL =
      new Scale(20, 8, 200_000, 500_000, 1_000_000, 200_000, 1_000, 200, 3_000, 100_000);

  /// The same, with so many progresses.
  Scale withProgresses(int count) {
    return new Scale(
        warmUpSeconds,
        seconds,
        events,
        messages,
        rebuiltEvents,
        leads,
        samples,
        streams,
        answers,
        count);
  }
}
