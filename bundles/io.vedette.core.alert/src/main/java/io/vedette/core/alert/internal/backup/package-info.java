/** Copies of a running instance. */
package io.vedette.core.alert.internal.backup;
