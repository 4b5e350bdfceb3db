package io.loginwatch.config;

import org.jspecify.annotations.Nullable;

/**
 * A field that some part of the system understands, as it was asked for: what the JSON schema is
 * held against.
 *
 * @param path dotted; {@code []} for each item of a list, {@code *} for each name the user gives
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code duration},
 *     {@code secret}, {@code array} or {@code object}
 * @param fallback what it is where the file does not say, as YAML would have it; null for none
 */
public record Field(String path, String type, @Nullable String fallback) {}
