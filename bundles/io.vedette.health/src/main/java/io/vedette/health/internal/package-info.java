/** Health and readiness. */
package io.vedette.health.internal;
