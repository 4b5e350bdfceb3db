package io.loginwatch.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values, said shortly. */
final class Attributes {
  private Attributes() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue bytes(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
  }

  static AttributeValue yes() {
    return AttributeValue.fromBool(true);
  }

  /** The text of an attribute; null where the item has none of that name. */
  static @Nullable String textOrNull(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  /**
   * The text of an attribute that every item of the table has.
   *
   * @throws IllegalStateException if this one has not
   */
  static String requiredText(Map<String, AttributeValue> item, String name) {
    String value = textOrNull(item, name);
    if (value == null) {
      throw new IllegalStateException("an item without " + name + ": " + item.keySet());
    }
    return value;
  }

  /**
   * The bytes of an attribute that every such item has.
   *
   * @throws IllegalStateException if this one has not
   */
  static SdkBytes requiredBytes(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.b() == null) {
      throw new IllegalStateException("an item without " + name + ": " + item.keySet());
    }
    return value.b();
  }

  /** The number of an attribute; the default where the item has none of that name. */
  static long numberOr(Map<String, AttributeValue> item, String name, long otherwise) {
    AttributeValue value = item.get(name);
    return value == null ? otherwise : Long.parseLong(value.n());
  }
}
