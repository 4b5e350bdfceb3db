/**
 * Reads {@code template.yaml} as CloudFormation and SAM would, and makes its tables on an embedded
 * DynamoDB Local. The template is the only description of the system; this package lets tests and
 * the local run execute it.
 */
@NullMarked
package io.loginwatch.sam;

import org.jspecify.annotations.NullMarked;
