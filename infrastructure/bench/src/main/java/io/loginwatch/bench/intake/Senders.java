package io.loginwatch.bench.intake;

import picocli.CommandLine.Option;

/** Who posts, and how much: options that several commands have. */
final class Senders {
  @Option(names = "--threads", defaultValue = "4", description = "Senders (${DEFAULT-VALUE}).")
  int threads;

  @Option(
      names = "--batches",
      defaultValue = "12",
      description = "That each sender posts (${DEFAULT-VALUE}).")
  int batches;

  /** Of all senders together. */
  int all() {
    return threads * batches;
  }
}
