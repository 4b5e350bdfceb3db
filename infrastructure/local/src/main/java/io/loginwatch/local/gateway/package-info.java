/** The template's REST API on a loopback port: what API Gateway does to a request and an answer. */
@NullMarked
package io.loginwatch.local.gateway;

import org.jspecify.annotations.NullMarked;
