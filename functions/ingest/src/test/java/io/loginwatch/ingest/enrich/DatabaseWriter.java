package io.loginwatch.ingest.enrich;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes small databases in MaxMind's format, version 2.0, with an IPv6 tree of 24-bit records. */
final class DatabaseWriter {
  private static final byte[] METADATA = {
    (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
  };

  private final String type;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /**
   * Each node's two records: a node's number, -1 for nothing, or -2 less an offset into the data.
   */
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {-1, -1}));

  DatabaseWriter(String type) {
    this.type = type;
  }

  /** Adds a network that overlaps none added before. */
  DatabaseWriter put(String cidr, Map<String, ?> record) throws IOException {
    int slash = cidr.indexOf('/');
    byte[] address = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
    int length = Integer.parseInt(cidr.substring(slash + 1));
    byte[] bits = new byte[16];
    System.arraycopy(address, 0, bits, 16 - address.length, address.length);
    int prefix = length + (address.length == 4 ? 96 : 0);
    int offset = data.size();
    write(record, data);
    int node = 0;
    for (int depth = 0; depth < prefix; depth++) {
      int bit = (bits[depth / 8] >> (7 - depth % 8)) & 1;
      if (depth == prefix - 1) {
        nodes.get(node)[bit] = -2 - offset;
      } else {
        if (nodes.get(node)[bit] < 0) {
          nodes.get(node)[bit] = nodes.size();
          nodes.add(new int[] {-1, -1});
        }
        node = nodes.get(node)[bit];
      }
    }
    return this;
  }

  void write(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        int value =
            record >= 0 ? record : record == -1 ? nodes.size() : nodes.size() + 16 - record - 2;
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
      }
    }
    out.write(new byte[16]);
    data.writeTo(out);
    out.write(METADATA);
    Map<String, Object> metadata = new TreeMap<>();
    metadata.put("binary_format_major_version", (short) 2);
    metadata.put("binary_format_minor_version", (short) 0);
    // 2026-01-01: an unchanged source makes an unchanged file.
    metadata.put("build_epoch", 1_767_225_600L);
    metadata.put("database_type", type);
    metadata.put("description", Map.of("en", "Invented places for documentation addresses"));
    metadata.put("ip_version", (short) 6);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", (short) 24);
    write(metadata, out);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, out.toByteArray());
  }

  private static void write(Object value, ByteArrayOutputStream out) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        control(7, map.size(), out);
        for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
          write(entry.getKey(), out);
          write(entry.getValue(), out);
        }
      }
      case List<?> list -> {
        control(11, list.size(), out);
        for (Object element : list) {
          write(element, out);
        }
      }
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(2, bytes.length, out);
        out.write(bytes);
      }
      case Double number -> {
        control(3, 8, out);
        out.write(ByteBuffer.allocate(8).putDouble(number).array());
      }
      case Short number -> {
        control(5, 2, out);
        out.write(ByteBuffer.allocate(2).putShort(number).array());
      }
      case Integer number -> {
        control(6, 4, out);
        out.write(ByteBuffer.allocate(4).putInt(number).array());
      }
      case Long number -> {
        control(9, 8, out);
        out.write(ByteBuffer.allocate(8).putLong(number).array());
      }
      case Boolean flag -> control(14, flag ? 1 : 0, out);
      default -> throw new IllegalArgumentException("not in this format: " + value);
    }
  }

  private static void control(int type, int size, ByteArrayOutputStream out) {
    int first = size < 29 ? size : size < 285 ? 29 : 30;
    if (type <= 7) {
      out.write(type << 5 | first);
    } else {
      out.write(first);
      out.write(type - 7);
    }
    if (first == 29) {
      out.write(size - 29);
    } else if (first == 30) {
      out.write(size - 285 >> 8);
      out.write(size - 285);
    }
  }
}
