package io.loginwatch.ingest.enrich;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of address ranges, for lists of a few hundred thousand: two sorted arrays for each family.
 * IPv6 is told apart to the /64, below which all addresses are one subscriber's.
 */
final class Ranges {
  private final long[] begins4;
  private final long[] ends4;
  private final long[] begins6;
  private final long[] ends6;

  /**
   * An address as ranges see it.
   *
   * @param four whether it is IPv4
   * @param key shifted, for IPv6, so that comparing signed numbers compares unsigned ones
   */
  record Point(boolean four, long key) {
    /** Of an address in canonical form. */
    static Point of(String address) {
      if (address.indexOf(':') >= 0) {
        return new Point(false, flip(Ranges.key(Inet6Address.ofLiteral(address)), false));
      }
      long key = 0;
      int part = 0;
      for (int i = 0; i < address.length(); i++) {
        char c = address.charAt(i);
        if (c == '.') {
          key = key << 8 | part;
          part = 0;
        } else {
          part = part * 10 + c - '0';
        }
      }
      return new Point(true, key << 8 | part);
    }
  }

  private Ranges(List<long[]> v4, List<long[]> v6) {
    this.begins4 = column(v4, 0);
    this.ends4 = column(v4, 1);
    this.begins6 = column(v6, 0);
    this.ends6 = column(v6, 1);
  }

  /**
   * Of addresses and CIDR ranges.
   *
   * @throws IllegalArgumentException naming the first that is none
   */
  static Ranges of(List<String> texts) {
    List<long[]> v4 = new ArrayList<>();
    List<long[]> v6 = new ArrayList<>();
    for (String text : texts) {
      int slash = text.indexOf('/');
      InetAddress address = literal(slash < 0 ? text : text.substring(0, slash), text);
      boolean four = address instanceof Inet4Address;
      int most = four ? 32 : 128;
      int bits = slash < 0 ? most : bits(text.substring(slash + 1), most, text);
      int free = four ? 32 - bits : Math.max(0, 64 - bits);
      long mask = free == 64 ? 0 : -1L << free;
      long begin = key(address) & mask;
      (four ? v4 : v6).add(new long[] {flip(begin, four), flip(begin | ~mask, four)});
    }
    return new Ranges(merged(v4), merged(v6));
  }

  boolean contains(Point address) {
    long[] begins = address.four ? begins4 : begins6;
    long[] ends = address.four ? ends4 : ends6;
    long key = address.key;
    int low = 0;
    int high = begins.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (key < begins[middle]) {
        high = middle - 1;
      } else if (key > ends[middle]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return begins4.length == 0 && begins6.length == 0;
  }

  private static long key(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? ByteBuffer.wrap(bytes).getInt() & 0xffffffffL
        : ByteBuffer.wrap(bytes).getLong();
  }

  private static long flip(long key, boolean four) {
    return four ? key : key ^ Long.MIN_VALUE;
  }

  private static InetAddress literal(String text, String whole) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is no address or range: " + whole, e);
    }
  }

  private static int bits(String text, int most, String whole) {
    try {
      int bits = Integer.parseInt(text);
      if (bits >= 0 && bits <= most) {
        return bits;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("is no address or range: " + whole);
  }

  private static List<long[]> merged(List<long[]> ranges) {
    ranges.sort(Comparator.comparingLong(range -> range[0]));
    List<long[]> merged = new ArrayList<>();
    for (long[] range : ranges) {
      long[] last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && (last[1] == Long.MAX_VALUE || range[0] <= last[1] + 1)) {
        last[1] = Math.max(last[1], range[1]);
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private static long[] column(List<long[]> ranges, int column) {
    return ranges.stream().mapToLong(range -> range[column]).toArray();
  }
}
