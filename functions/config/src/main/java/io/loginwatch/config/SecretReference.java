package io.loginwatch.config;

import java.util.Locale;
import java.util.Optional;

/**
 * Says where a secret is. The secret itself is never in the configuration.
 *
 * @param kind where it is kept
 * @param name name of the variable, path of the file, name of the parameter or id of the secret
 * @param field which field of a secret that is a JSON object; empty for the whole
 */
public record SecretReference(Kind kind, String name, String field) {

  /** Where secrets are kept. */
  public enum Kind {
    /** A variable of the environment: {@code env:NAME}. */
    ENV,
    /** A file, without its trailing line break: {@code file:/run/secrets/slack}. */
    FILE,
    /** AWS Systems Manager Parameter Store: {@code ssm:/loginwatch/slack}. */
    SSM,
    /** AWS Secrets Manager: {@code secretsmanager:id#field}, the field being optional. */
    SECRETSMANAGER
  }

  /** What a reference looks like, for messages. */
  static final String FORMS = "env:NAME, file:/path, ssm:/name or secretsmanager:id#field";

  /** The reference of that text; empty if the text is something else, such as a plain secret. */
  public static Optional<SecretReference> of(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      return Optional.empty();
    }
    String scheme = text.substring(0, colon);
    String name = text.substring(colon + 1);
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(scheme)) {
        return Optional.of(at(kind, name));
      }
    }
    return Optional.empty();
  }

  private static SecretReference at(Kind kind, String name) {
    int hash = kind == Kind.SECRETSMANAGER ? name.indexOf('#') : -1;
    return hash < 0
        ? new SecretReference(kind, name, "")
        : new SecretReference(kind, name.substring(0, hash), name.substring(hash + 1));
  }

  /** As it is written in the configuration. */
  @Override
  public String toString() {
    String text = kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    return field.isEmpty() ? text : text + "#" + field;
  }
}
