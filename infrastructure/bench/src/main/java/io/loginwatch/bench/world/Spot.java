package io.loginwatch.bench.world;

import io.loginwatch.core.login.Anonymizer;
import org.jspecify.annotations.Nullable;

/**
 * An address as a log shows it.
 *
 * @param city where the location database puts it, which is not always where its user is
 * @param latitude degrees; near the city's
 * @param radiusKm the database's accuracy radius
 * @param countryOnly whether the database knows no more than the country
 * @param anonymizer what a good log says of it
 */
public record Spot(
    String ip,
    Carrier carrier,
    City city,
    double latitude,
    double longitude,
    int radiusKm,
    boolean countryOnly,
    @Nullable Anonymizer anonymizer) {}
