package io.loginwatch.core.rule;

import java.time.Duration;

/** Which rule fired before, and how long before. */
record Prior(String rule, Duration before) {}
