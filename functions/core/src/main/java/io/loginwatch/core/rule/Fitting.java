package io.loginwatch.core.rule;

import java.util.Comparator;
import java.util.List;

/** Makes what a window holds fit into one item of a table. */
final class Fitting {
  /** Bytes as {@link WindowCodec} writes it: eight write units at most. */
  static final int LARGEST = 8 * 1024;

  private static final int BYTES_OF_A_MARK = 24;

  /** The version, and how many there are of each. */
  private static final int FRAME = 9;

  private Fitting() {}

  /**
   * A window of these: who waits makes place for what is counted, oldest first, and so does what is
   * remembered of logins that were merged.
   */
  static Window of(List<Track> tracks, List<Mark> marks, List<Waiting> waiting) {
    List<Waiting> all = waiting;
    while (!all.isEmpty() && bytes(tracks, marks) + bytes(all) > LARGEST) {
      all = all.subList(1, all.size());
    }
    while (bytes(tracks, marks) > LARGEST) {
      Track largest = largest(tracks);
      tracks.set(tracks.indexOf(largest), largest.smaller());
    }
    return new Window(tracks, marks, all);
  }

  /** The one that remembers most that was merged; where none does, the one that takes most. */
  private static Track largest(List<Track> tracks) {
    boolean merged = tracks.stream().anyMatch(track -> track.merged().length > 0);
    return tracks.stream()
        .max(Comparator.comparingInt(track -> merged ? track.merged().length : track.bytes()))
        .orElseThrow();
  }

  private static int bytes(List<Waiting> waiting) {
    int bytes = 0;
    for (Waiting one : waiting) {
      bytes += one.bytes();
    }
    return bytes;
  }

  private static int bytes(List<Track> tracks, List<Mark> marks) {
    int bytes = FRAME + BYTES_OF_A_MARK * marks.size();
    for (Track track : tracks) {
      bytes += track.bytes();
    }
    return bytes;
  }
}
