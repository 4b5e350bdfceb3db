package io.loginwatch.notify.channel;

import io.loginwatch.config.SecretReference;
import io.loginwatch.config.Secrets.SecretMissing;
import io.loginwatch.config.Section;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.channel.http.AddressGuard;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.channel.http.Connections;
import io.loginwatch.notify.channel.http.Destination;
import io.loginwatch.notify.channel.http.HttpSender;
import io.loginwatch.notify.message.Templates;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The fields of one channel's section. Every fault is recorded before anybody gives up; a reference
 * to something that is not set counts as not set, so that a channel can wait in the configuration
 * for its secret.
 */
final class Fields {
  private final String name;
  private final Section section;
  private final ChannelParts parts;
  private boolean faulty;

  Fields(String name, Section section, ChannelParts parts) {
    this.name = name;
    this.section = section;
    this.parts = parts;
    section.text("kind");
  }

  String name() {
    return name;
  }

  ChannelParts parts() {
    return parts;
  }

  Section section() {
    return section;
  }

  /**
   * Whether none of these is set: the channel is off, and nothing is wrong with that. Where one is
   * there and waits for its variable, the other fields wait with it; where none is, it may be
   * misspelt, and what is there is not known.
   */
  boolean unset(String... required) {
    boolean unset = Arrays.stream(required).noneMatch(this::isSet);
    if (unset && Arrays.stream(required).anyMatch(section::has)) {
      section.passOver();
    }
    return unset;
  }

  private boolean isSet(String field) {
    if (!section.has(field)) {
      return false;
    }
    List<String> values = section.texts(field, List.of());
    return values.stream().anyMatch(value -> missing(value).isEmpty() && !value.isBlank());
  }

  /** Why a reference leads nowhere, as far as that can be known without asking AWS. */
  private Optional<String> missing(String value) {
    Optional<SecretReference> reference = SecretReference.of(value);
    if (reference.isEmpty() || !isLocal(reference.get())) {
      return Optional.empty();
    }
    try {
      parts.secrets().resolve(reference.get());
      return Optional.empty();
    } catch (SecretMissing e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isLocal(SecretReference reference) {
    return reference.kind() == SecretReference.Kind.ENV
        || reference.kind() == SecretReference.Kind.FILE;
  }

  /** Records a fault. */
  void fault(String field, String message) {
    section.problem(field, message);
    faulty = true;
  }

  /** Whether a channel can be made of what was read. */
  boolean complete() {
    return !faulty;
  }

  /** A text that must be there: itself, or a reference to it. */
  Supplier<String> required(String field) {
    return orFault(field, optional(field));
  }

  private Supplier<String> orFault(String field, Optional<Supplier<String>> value) {
    if (value.isPresent()) {
      return value.get();
    }
    if (!section.has(field)) {
      fault(field, "is missing");
    }
    faulty = true;
    return () -> "";
  }

  /** A text, or a reference to one. */
  Optional<Supplier<String>> optional(String field) {
    return section.text(field).flatMap(text -> value(field, text));
  }

  private Optional<Supplier<String>> value(String field, String text) {
    Optional<SecretReference> reference = SecretReference.of(text);
    if (reference.isEmpty()) {
      return Optional.of(() -> text);
    }
    Optional<String> missing = missing(text);
    missing.ifPresent(why -> fault(field, why));
    return missing.isPresent()
        ? Optional.empty()
        : Optional.of(() -> parts.secrets().resolve(reference.get()));
  }

  /** A secret that must be there, by reference. */
  Supplier<String> secret(String field) {
    return orFault(field, optionalSecret(field));
  }

  /** A secret by reference. */
  Optional<Supplier<String>> optionalSecret(String field) {
    if (!section.has(field)) {
      section.secret(field);
      return Optional.empty();
    }
    Optional<SecretReference> reference = section.secret(field);
    if (reference.isEmpty()) {
      faulty = true;
    }
    return reference.flatMap(there -> value(field, there.toString()));
  }

  /**
   * A secret by reference that a service may do without: where the variable is not set, there is
   * none.
   */
  Optional<Supplier<String>> secretIfSet(String field) {
    if (section.has(field) && !isSet(field)) {
      section.secret(field);
      return Optional.empty();
    }
    return optionalSecret(field);
  }

  /** Secrets by reference; every one of them. */
  List<Supplier<String>> secrets(String field) {
    return section.texts(field, List.of()).stream()
        .flatMap(text -> {
          if (SecretReference.of(text).isEmpty()) {
            fault(field, "is a secret and must not be written here: use a reference");
          }
          return value(field, text).stream();
        })
        .toList();
  }

  /** A list that must not be empty; what is in it may stand in the environment or in a file. */
  List<String> list(String field) {
    List<String> values = section.texts(field, List.of());
    if (values.isEmpty()) {
      fault(field, "is missing");
    }
    return values.stream()
        .filter(value -> {
          Optional<String> missing = missing(value);
          missing.ifPresent(why -> fault(field, why));
          return missing.isEmpty();
        })
        .map(value ->
            SecretReference.of(value)
                .filter(Fields::isLocal)
                .map(parts.secrets()::resolve)
                .orElse(value))
        .toList();
  }

  /** A URL that must be there and may be a secret; what is known of it by now is checked. */
  Supplier<URI> url(String field) {
    return checked(field, required(field));
  }

  /** A URL that has a usual value. */
  Supplier<URI> url(String field, String usual) {
    return checked(field, optional(field).orElse(() -> usual));
  }

  private Supplier<URI> checked(String field, Supplier<String> value) {
    boolean http = allowsHttp();
    boolean known =
        section.text(field).flatMap(SecretReference::of).map(Fields::isLocal).orElse(true);
    if (known && !value.get().isEmpty()) {
      try {
        Destination.of(value.get(), http);
      } catch (IllegalArgumentException e) {
        fault(field, String.valueOf(e.getMessage()));
      }
    }
    return () -> Destination.of(value.get(), http);
  }

  private boolean allowsHttp() {
    return section.flag("allow_http", false) | section.flag("allow_private", false);
  }

  /** How long one attempt may take. */
  Duration timeout() {
    return section.duration(
        "timeout", Call.TIMEOUT, Duration.ofMillis(100), Duration.ofSeconds(30));
  }

  /** A sender that keeps away from inside addresses unless {@code allow_private} is set. */
  HttpSender sender() {
    boolean inside = section.flag("allow_private", false);
    AddressGuard guard = inside ? AddressGuard.OFF : AddressGuard.PUBLIC_ONLY;
    return new HttpSender(new Connections(guard), parts.clock());
  }

  /** What our users are called in this channel. */
  UserNames users() {
    return UserNames.of(section.map("users"));
  }

  /** Writes this channel's messages. */
  Writer writer() {
    return new Writer(new Templates(parts.templates()), name);
  }
}
