/** People, tokens and sessions. */
package io.vedette.core.access.internal;
