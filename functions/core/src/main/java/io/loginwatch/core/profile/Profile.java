package io.loginwatch.core.profile;

/** What is known of one user. Immutable. Stored as {@link ProfileCodec} writes it. */
public final class Profile {
  Profile() {}
}
