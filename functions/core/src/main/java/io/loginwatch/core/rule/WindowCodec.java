package io.loginwatch.core.rule;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a window as bytes, small, and reads it back. The first byte is the version. Times are
 * written as the difference to the one before, values only where they differ from the login before.
 */
public final class WindowCodec {
  private static final int VERSION = 3;

  /** The same without numbers of marks and of what samples are of. */
  private static final int SECOND = 2;

  /** That without logins that wait and those that were merged. */
  private static final int FIRST = 1;

  private WindowCodec() {}

  /** At most 8 KB, whatever has arrived. */
  public static byte[] encode(Window window) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(window.tracks().size());
      for (Track track : window.tracks()) {
        write(out, track);
      }
      out.writeByte(window.marks().size());
      for (Mark mark : window.marks()) {
        out.writeInt(mark.rule());
        out.writeLong(mark.at());
        varint(out, mark.until() - mark.at());
        out.writeInt(mark.login());
        varint(out, mark.number());
      }
      out.writeByte(window.waiting().size());
      for (Waiting waiting : window.waiting()) {
        out.writeInt(waiting.rule());
        out.writeLong(waiting.at());
        out.writeByte(waiting.known());
        out.writeShort(waiting.login().length);
        out.write(waiting.login());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException if the bytes are no window
   */
  public static Window decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version < FIRST || version > VERSION) {
        throw new IllegalArgumentException("a window of an unknown version: " + version);
      }
      var tracks = new ArrayList<Track>();
      for (int i = in.readUnsignedByte(); i > 0; i--) {
        tracks.add(track(in, version));
      }
      var marks = new ArrayList<Mark>();
      for (int i = in.readUnsignedByte(); i > 0; i--) {
        int rule = in.readInt();
        long at = in.readLong();
        long until = at + varint(in);
        marks.add(
            new Mark(rule, at, until, in.readInt(), version <= SECOND ? 1 : (int) varint(in)));
      }
      return new Window(tracks, marks, version == FIRST ? List.of() : waiting(in));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a window", e);
    }
  }

  private static List<Waiting> waiting(DataInputStream in) throws IOException {
    var waiting = new ArrayList<Waiting>();
    for (int i = in.readUnsignedByte(); i > 0; i--) {
      int rule = in.readInt();
      long at = in.readLong();
      int known = in.readUnsignedByte();
      byte[] login = in.readNBytes(in.readUnsignedShort());
      waiting.add(new Waiting(rule, at, known, login));
    }
    return waiting;
  }

  private static void write(DataOutputStream out, Track track) throws IOException {
    out.writeInt(track.key());
    varint(out, track.kept());
    out.writeByte(track.samples().size());
    for (Track.Sample sample : track.samples()) {
      out.writeInt(sample.entry());
      out.writeUTF(sample.id());
    }
    varint(out, track.entries().size());
    Entry last = null;
    for (Entry entry : track.entries()) {
      write(out, entry, last);
      last = entry;
    }
    varint(out, track.merged().length);
    for (int one : track.merged()) {
      out.writeInt(one);
    }
  }

  private static void write(DataOutputStream out, Entry entry, @Nullable Entry last)
      throws IOException {
    if (last == null) {
      out.writeLong(entry.at());
      out.writeByte(entry.values().length);
    } else {
      varint(out, entry.at() - last.at());
    }
    out.writeInt(entry.id());
    varint(out, (long) entry.weight() << 1 | (entry.after() > 0 ? 1 : 0));
    if (entry.after() > 0) {
      varint(out, entry.after());
    }
    int changed = 0;
    for (int i = 0; i < entry.values().length; i++) {
      changed |= last == null || last.value(i) != entry.values()[i] ? 1 << i : 0;
    }
    out.writeByte(changed);
    for (int i = 0; i < entry.values().length; i++) {
      if ((changed & 1 << i) != 0) {
        out.writeInt(entry.values()[i]);
      }
    }
  }

  private static Track track(DataInputStream in, int version) throws IOException {
    int key = in.readInt();
    long kept = varint(in);
    var samples = new ArrayList<Track.Sample>();
    for (int i = in.readUnsignedByte(); i > 0; i--) {
      samples.add(new Track.Sample(version <= SECOND ? 0 : in.readInt(), in.readUTF()));
    }
    int size = size(in);
    List<Entry> entries = new ArrayList<>();
    Entry last = null;
    for (int i = size; i > 0; i--) {
      last = entry(in, version, last);
      entries.add(last);
    }
    int[] merged = new int[version == FIRST ? 0 : size(in)];
    for (int i = 0; i < merged.length; i++) {
      merged[i] = in.readInt();
    }
    return new Track(key, kept, Entries.of(entries), samples, merged);
  }

  private static int size(DataInputStream in) throws IOException {
    long size = varint(in);
    if (size > Fitting.LARGEST) {
      throw new IllegalArgumentException("not a window: " + size + " logins");
    }
    return (int) size;
  }

  private static Entry entry(DataInputStream in, int version, @Nullable Entry last)
      throws IOException {
    long at = last == null ? in.readLong() : 0;
    int[] values = last == null ? new int[in.readUnsignedByte()] : last.values().clone();
    if (last != null) {
      at = last.at() + varint(in);
    }
    int id = in.readInt();
    long weight = version <= SECOND ? varint(in) << 1 : varint(in);
    int after = (weight & 1) == 0 ? 0 : (int) varint(in);
    int changed = in.readUnsignedByte();
    for (int i = 0; i < values.length; i++) {
      if ((changed & 1 << i) != 0) {
        values[i] = in.readInt();
      }
    }
    return new Entry(at, id, (int) (weight >>> 1), after, values);
  }

  private static void varint(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long varint(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a window: a number without an end");
  }
}
