package io.loginwatch.core.settings;

import java.time.Duration;
import java.util.List;

/**
 * Accounts that are special. A name is exact or a pattern with {@code *}; case does not matter.
 *
 * @param dormantAfter an account without a login for this long is dormant; 45 days
 * @param service accounts that no person should use
 * @param watched accounts whose every login is told of
 * @param breakGlass accounts whose every login is told at once
 * @param disabled accounts that should not be able to log in
 */
public record Accounts(
    Duration dormantAfter,
    List<String> service,
    List<String> watched,
    List<String> breakGlass,
    List<String> disabled) {

  public Accounts {
    service = List.copyOf(service);
    watched = List.copyOf(watched);
    breakGlass = List.copyOf(breakGlass);
    disabled = List.copyOf(disabled);
    new Faults()
        .in("service", service, UserNames::fault)
        .in("watched", watched, UserNames::fault)
        .in("breakGlass", breakGlass, UserNames::fault)
        .in("disabled", disabled, UserNames::fault)
        .refuse();
  }

  public static Accounts defaults() {
    return new Accounts(Duration.ofDays(45), List.of(), List.of(), List.of(), List.of());
  }
}
